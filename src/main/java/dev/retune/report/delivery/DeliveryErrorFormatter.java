package dev.retune.report.delivery;

import dev.retune.common.i18n.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence what the ledger noted of a failed or incomplete delivery. */
public final class DeliveryErrorFormatter {
  private static final String NO_PICTURE = "no picture: ";
  private static final Pattern REFUSAL = Pattern.compile("([a-z][a-z_]+)(?: \\(([^)]*)\\))?");
  private static final Pattern WAIT = Pattern.compile("asked to wait (\\d+) s");

  private final Texts texts;

  /** Writes in the language of the texts. */
  public DeliveryErrorFormatter(Texts texts) {
    this.texts = texts;
  }

  /** Returns the sentence for a note. */
  public String sentence(String noted) {
    return noted.startsWith(NO_PICTURE)
        ? texts.get("report.noted.noPicture", reason(noted.substring(NO_PICTURE.length())))
        : reason(noted);
  }

  /** Returns why the picture is missing, or the whole sentence if it is not about the picture. */
  public String withoutPicture(String noted) {
    return noted.startsWith(NO_PICTURE)
        ? reason(noted.substring(NO_PICTURE.length()))
        : sentence(noted);
  }

  private String reason(String noted) {
    Matcher wait = WAIT.matcher(noted);
    if (wait.matches()) {
      return texts.get("report.noted.wait", wait.group(1));
    }
    if (noted.equals("not painted")) {
      return texts.get("report.noted.notPainted");
    }
    if (noted.equals("Slack did not take it in")) {
      return texts.get("report.noted.notTakenIn");
    }
    Matcher refusal = REFUSAL.matcher(noted);
    if (!refusal.matches()) {
      return texts.get("report.noted.connection", noted);
    }
    String more = refusal.group(2);
    return switch (refusal.group(1)) {
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          texts.get("report.tokenRefused");
      case "missing_scope", "no_permission" ->
          texts.get("report.scopeMissing", more == null || more.isEmpty() ? "chat:write" : more);
      case "channel_not_found" -> texts.get("report.noted.channel");
      case "not_in_channel" -> texts.get("report.noted.notInChannel");
      case "is_archived" -> texts.get("report.noted.archived");
      default -> texts.get("report.noted.refused", noted);
    };
  }
}
