package dev.retune.sample;

/** A language of the sample; its texts are in the resource folder of that name. */
enum Language {
  EN("en"),
  KO("ko");

  private final String folder;

  Language(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
