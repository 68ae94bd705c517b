package dev.retune.embedding.hub;

import dev.retune.common.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A model at the hub, in one revision.
 *
 * @param repository its name, {@code owner/name} or, for a few old ones, {@code name}
 * @param revision a branch, a tag or a commit
 */
public record ModelAddress(String repository, String revision) {
  /** The revision when none is named. */
  public static final String MAIN = "main";

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final String WEBSITE = "https://huggingface.co/";

  /** One part of a name, by the rules of the hub. */
  private static final String PART =
      "(?!.*(--|\\.\\.))[A-Za-z0-9_]([A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?";

  private static final Pattern REPOSITORY = Pattern.compile("(" + PART + "/)?" + PART);
  private static final Pattern REVISION =
      Pattern.compile("(?!.*(\\.\\.|//))[A-Za-z0-9_][A-Za-z0-9._/+-]{0,199}");

  /**
   * Checks the parts.
   *
   * @throws InvalidInputException when they are no names
   */
  public ModelAddress {
    if (!REPOSITORY.matcher(repository).matches()) {
      throw new InvalidInputException("model.badName", PlainText.of(repository));
    }
    if (!REVISION.matcher(revision).matches()) {
      throw new InvalidInputException("model.badRevision", PlainText.of(revision));
    }
  }

  /**
   * Parses {@code owner/name}, {@code owner/name@revision}, or the address of a model's page.
   *
   * @throws InvalidInputException when it is neither
   */
  public static ModelAddress parse(String typed) {
    String text = typed.strip();
    if (text.startsWith(WEBSITE)) {
      text = text.substring(WEBSITE.length()).replaceFirst("/tree/", "@").replaceFirst("/$", "");
    }
    int at = text.indexOf('@');
    return at < 0
        ? new ModelAddress(text, MAIN)
        : new ModelAddress(text.substring(0, at), text.substring(at + 1));
  }

  /** Whether the revision is a commit, whose content never changes. */
  public boolean isCommit() {
    return COMMIT.matcher(revision).matches();
  }

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }
}
