package dev.retune.ui.form;

import dev.retune.feedback.remote.RemoteAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the address of a source denotes, as far as its text tells. */
public enum SourceAddressKind {
  NONE,
  /** Files or a folder of this machine. */
  FILES,
  /** A database file. */
  DATABASE_FILE,
  /** A database server. */
  SERVER,
  /** The API of a product. */
  API;

  // a drive of Windows is a single letter
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  public static SourceAddressKind of(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return NONE;
    }
    if (RemoteAddress.is(text)) {
      return API;
    }
    if (!SCHEME.matcher(text).matches()) {
      return FILES;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("sqlite:") || lower.startsWith("jdbc:sqlite:") ? DATABASE_FILE : SERVER;
  }

  /** Whether a user and a password are asked for. */
  public boolean takesCredentials() {
    return this == SERVER || this == API;
  }
}
