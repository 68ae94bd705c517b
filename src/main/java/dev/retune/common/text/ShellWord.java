package dev.retune.common.text;

import java.util.regex.Pattern;

/** Writes a file name so that it can be copied into a command. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./\\\\:@%+=,~-]+");
  // double quotes are understood by the shells of all systems, but these keep a meaning in them
  private static final Pattern SPECIAL = Pattern.compile("[\"$`!]");

  private ShellWord() {}

  /** The name, quoted when it has blanks or other characters with a meaning in a shell. */
  public static String of(String name) {
    if (PLAIN.matcher(name).matches()) {
      return name;
    }
    return SPECIAL.matcher(name).find()
        ? "'" + name.replace("'", "'\\''") + "'"
        : "\"" + name + "\"";
  }
}
