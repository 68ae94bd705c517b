package dev.retune.collector.otlp.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts what a request carried and was not taken, with the reasons. */
public final class Remarks {
  /** Why something was not taken. */
  public enum Reason {
    IDS("collector.otlp.ids", true),
    TIME("collector.otlp.time", true),
    TOO_LONG("collector.otlp.tooLong", true),
    VALUE("collector.otlp.value", true),
    CONTRADICTION("collector.otlp.contradiction", true),
    NO_ANSWER("collector.otlp.noAnswer", true),
    /** Given by a judge or a check, as far as its name tells; nothing is wrong with it. */
    OTHER_EVALUATION("collector.otlp.otherEvaluation", false),
    FAILED_EVALUATION("collector.otlp.failedEvaluation", false),
    NO_CONTENT("collector.otlp.noContent", false);

    private final String key;
    private final boolean rejected;

    Reason(String key, boolean rejected) {
      this.key = key;
      this.rejected = rejected;
    }

    /** Key of its sentence, whose arguments are the number and some names. */
    public String key() {
      return key;
    }
  }

  private static final int MAX_NAMES = 5;
  private static final int MAX_NAME_LENGTH = 60;

  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final Map<Reason, SortedSet<String>> names = new EnumMap<>(Reason.class);

  /** Counts something; the name is shown, shortened, among the first few. */
  public void add(Reason reason, String name) {
    counts.merge(reason, 1, Integer::sum);
    SortedSet<String> known = names.computeIfAbsent(reason, _ -> new TreeSet<>());
    if (known.size() < MAX_NAMES) {
      known.add(name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name);
    }
  }

  /** The reasons with their numbers. */
  public Map<Reason, Integer> counts() {
    return counts;
  }

  /** Some names of what was not taken for a reason. */
  public String names(Reason reason) {
    return String.join(", ", names.getOrDefault(reason, new TreeSet<>()));
  }

  /** How much was invalid, as opposed to left out. */
  public int rejected() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().rejected)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
