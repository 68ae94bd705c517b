package dev.retune.ui.dialog;

import dev.retune.common.i18n.Texts;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;

/** What kind of file the user is asked for; it decides the chooser's title and filters. */
public enum FileKind {
  /** Chat databases and exports, several at a time. */
  IMPORT(
      "ui.import.choose",
      "ui.import.kinds",
      true,
      "*.csv *.tsv *.json *.jsonl *.db *.sqlite *.sqlite3"),
  /** The text of a prompt. */
  PROMPT("ui.prompts.file.choose", "ui.prompts.file.kinds", false, "*.txt *.md");

  private final String title;
  private final String kinds;
  private final boolean several;
  private final String patterns;

  FileKind(String title, String kinds, boolean several, String patterns) {
    this.title = title;
    this.kinds = kinds;
    this.several = several;
    this.patterns = patterns;
  }

  /** Returns whether several files can be chosen at a time. */
  boolean several() {
    return several;
  }

  String title(Texts texts) {
    return texts.get(title);
  }

  /** GTK takes the usual pattern literally: it leaves out names without a dot. */
  private static String anyFile() {
    return System.getProperty("os.name", "").startsWith("Linux") ? "*" : "*.*";
  }

  /** Returns the filters; prompts can have any ending, imports are read by theirs. */
  List<ExtensionFilter> filters(Texts texts) {
    ExtensionFilter usual = new ExtensionFilter(texts.get(kinds), patterns.split(" ", -1));
    return this == PROMPT
        ? List.of(usual, new ExtensionFilter(texts.get("ui.prompts.file.all"), anyFile()))
        : List.of(usual);
  }
}
