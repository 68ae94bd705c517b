package dev.retune.sample.content;

/** A language of the sample; its texts are in the resource folder of that name. */
public enum SampleLanguage {
  EN("en"),
  KO("ko");

  private final String folder;

  SampleLanguage(String folder) {
    this.folder = folder;
  }

  public String folder() {
    return folder;
  }
}
