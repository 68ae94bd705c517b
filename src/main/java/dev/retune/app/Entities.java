package dev.retune.app;

import java.util.List;

/** The mapped classes of all features. */
final class Entities {
  private Entities() {}

  static List<Class<?>> all() {
    return List.of();
  }
}
