package dev.retune.app;

import dev.retune.ui.kit.Toolkit;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a window can be opened here: JavaFX on Linux needs an X display, GTK 3 and libXtst. */
public final class Display {
  private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6");

  private final Map<String, String> environment;

  /** As the environment names it. */
  public Display(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Starts the toolkit, where a window can be opened. Nothing is logged yet. */
  public Optional<Toolkit> toolkit() {
    return usable() ? Optional.of(Toolkit.starting()) : Optional.empty();
  }

  boolean usable() {
    if ("Headless".equals(System.getProperty("glass.platform"))) {
      return true;
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (!system.contains("linux")) {
      return true;
    }
    String display = environment.getOrDefault("DISPLAY", "");
    return !display.isBlank() && LIBRARIES.stream().allMatch(Display::has);
  }

  // the look-up loads a library; the launcher enables native access for that
  @SuppressWarnings("restricted")
  private static boolean has(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
