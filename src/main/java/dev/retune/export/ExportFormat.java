package dev.retune.export;

/** File format; always UTF-8. */
public enum ExportFormat {
  /** Every value unchanged. */
  CSV("csv"),
  /**
   * CSV that is safe to open in a spreadsheet: with a byte order mark, and with an apostrophe
   * before values that would be interpreted as formulas.
   */
  SPREADSHEET("csv"),
  /** One JSON object per line. */
  JSONL("jsonl");

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  /** File name extension, without the dot. */
  public String extension() {
    return extension;
  }
}
