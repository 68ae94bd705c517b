package dev.retune.embedding.hub;

import dev.retune.common.error.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of a model at the hub.
 *
 * @param path path within the repository, with slashes
 * @param size length in bytes
 * @param gitSha1 hash that git gives its content, for files in the repository itself
 * @param sha256 hash of its content, for large files
 */
public record HubFile(String path, long size, Optional<String> gitSha1, Optional<String> sha256) {

  /** The name without its folder. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Rejects paths that would leave the folder they are written to, on any system.
   *
   * @throws InvalidInputException when it is such a path
   */
  static String checked(String repository, String path) {
    boolean bad =
        path.isEmpty()
            || path.startsWith("/")
            || path.indexOf('\\') >= 0
            || path.matches("^[A-Za-z]:.*")
            || path.codePoints().anyMatch(Character::isISOControl)
            || Arrays.stream(path.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (bad) {
      throw new InvalidInputException("model.badPath", repository, PlainText.of(path));
    }
    return path;
  }
}
