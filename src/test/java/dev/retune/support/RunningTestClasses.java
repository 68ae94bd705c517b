package dev.retune.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tracks test classes that run in parallel and resources created meanwhile. Since the creator of a
 * resource is unknown, it is kept until all classes that ran at the time have ended.
 *
 * @param <T> type of resource
 */
final class RunningTestClasses<T> {
  private final Set<String> classes = new HashSet<>();
  private final Map<T, Set<String>> made = new LinkedHashMap<>();

  synchronized void begins(String name) {
    classes.add(name);
  }

  /** Records a resource; repeated calls and resources created while no class runs are ignored. */
  synchronized void made(T thing) {
    if (!classes.isEmpty()) {
      made.putIfAbsent(thing, new HashSet<>(classes));
    }
  }

  /** Ends a class and returns the resources that no other class can still use. */
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
