package dev.retune.clustering.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A topic as it is stored.
 *
 * @param words the most telling ones, best first
 * @param name given by a person
 * @param themeId the id of the largest topic of its theme
 * @param firstWeek the Monday of the week whose texts it was made of
 * @param alikeRecent texts of that week in the group that it was found in
 * @param alikeBefore earlier texts in that group
 * @param mergedInto the topic that a person merged it into
 * @param decidedTexts its texts when a person last merged or divided it; 0 when nobody has
 */
public record TopicRecord(
    long id,
    List<String> words,
    Optional<String> name,
    long themeId,
    Instant createdAt,
    LocalDate firstWeek,
    int alikeRecent,
    int alikeBefore,
    Optional<Long> mergedInto,
    int decidedTexts) {

  /** The given name, else the words. */
  public String shownName() {
    return name.orElse(String.join(", ", words));
  }

  /** The same topic with other words and theme. */
  public TopicRecord described(List<String> newWords, long newTheme) {
    return new TopicRecord(
        id,
        newWords,
        name,
        newTheme,
        createdAt,
        firstWeek,
        alikeRecent,
        alikeBefore,
        mergedInto,
        decidedTexts);
  }
}
