package dev.retune.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The test classes that are under way, side by side, and what was made meanwhile. Which of them
 * made a thing is not known; it belongs to all, until the last of them ends.
 *
 * @param <T> what is made
 */
final class RunningTestClasses<T> {
  private final Set<String> classes = new HashSet<>();
  private final Map<T, Set<String>> made = new LinkedHashMap<>();

  synchronized void begins(String name) {
    classes.add(name);
  }

  /** Whatever is told twice is known already; what is made while no class runs belongs to none. */
  synchronized void made(T thing) {
    if (!classes.isEmpty()) {
      made.putIfAbsent(thing, new HashSet<>(classes));
    }
  }

  /** What no other class can still want. */
  synchronized List<T> ends(String name) {
    classes.remove(name);
    List<T> left = new ArrayList<>();
    for (Iterator<Map.Entry<T, Set<String>>> all = made.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<T, Set<String>> next = all.next();
      next.getValue().remove(name);
      if (next.getValue().isEmpty()) {
        left.add(next.getKey());
        all.remove();
      }
    }
    return left;
  }
}
