package dev.retune.ui.navigation;

import java.util.Locale;

/** The guides that are part of the package, in the order of the contents. */
public enum GuidePage {
  CONSOLE(Part.START),
  INSTALL(Part.START),
  SETTINGS(Part.START),
  SOURCES(Part.VOTES),
  COLLECTOR(Part.VOTES),
  TOPICS(Part.VOTES),
  LOOP(Part.INDEX),
  MODELS(Part.INDEX),
  IMPROVE(Part.INDEX),
  KNOWLEDGE(Part.INDEX),
  PROMPTS(Part.INDEX),
  PUBLISHING(Part.INDEX),
  SLACK(Part.OPERATION),
  UNATTENDED(Part.OPERATION),
  SCALING(Part.OPERATION),
  COMMANDS(Part.REFERENCE),
  GLOSSARY(Part.REFERENCE),
  PROOF(Part.REFERENCE),
  MEASURED(Part.REFERENCE),
  ARCHITECTURE(Part.REFERENCE);

  /** The parts of the contents. */
  public enum Part {
    START,
    VOTES,
    INDEX,
    OPERATION,
    REFERENCE
  }

  private final Part part;

  GuidePage(Part part) {
    this.part = part;
  }

  /** The part it stands in. */
  public Part part() {
    return part;
  }

  /** Its file below the guides. */
  public String path() {
    return name().toLowerCase(Locale.ROOT) + ".md";
  }
}
