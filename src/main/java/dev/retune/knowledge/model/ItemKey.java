package dev.retune.knowledge.model;

import dev.retune.common.error.InvalidInputException;

/**
 * The name of an item of the work list, {@code doc-17} or {@code gap-203}.
 *
 * @param subject a document's id; for a gap, the id of one of its disliked answers
 */
public record ItemKey(ItemKind kind, long subject) {
  /**
   * Parses a name.
   *
   * @throws InvalidInputException when it is none
   */
  public static ItemKey parse(String typed) {
    String name = typed.strip();
    for (ItemKind kind : ItemKind.values()) {
      String number = name.startsWith(kind.prefix()) ? name.substring(kind.prefix().length()) : "";
      if (number.matches("[1-9][0-9]{0,17}")) {
        return new ItemKey(kind, Long.parseLong(number));
      }
    }
    throw new InvalidInputException("knowledge.badItem", typed);
  }

  @Override
  public String toString() {
    return kind.prefix() + subject;
  }
}
