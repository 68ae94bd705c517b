package dev.retune.knowledge.model;

/** What an item of the work list is about. */
public enum ItemKind {
  /** A document that disliked answers used. */
  DOCUMENT("doc-"),
  /** Questions that no document answers. */
  GAP("gap-");

  private final String prefix;

  ItemKind(String prefix) {
    this.prefix = prefix;
  }

  /** How the name of an item begins. */
  public String prefix() {
    return prefix;
  }
}
