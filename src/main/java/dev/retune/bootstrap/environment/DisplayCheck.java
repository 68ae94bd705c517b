package dev.retune.bootstrap.environment;

import dev.retune.ui.theme.JavaFxToolkit;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a window can be opened here: JavaFX on Linux needs an X display, GTK 3 and libXtst. */
public final class DisplayCheck {
  private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6");

  private final Map<String, String> environment;

  /** Takes the display from the environment. */
  public DisplayCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Starts the toolkit if a window can be opened. Logging is not configured yet. */
  public Optional<JavaFxToolkit> toolkit() {
    return usable() ? Optional.of(JavaFxToolkit.starting()) : Optional.empty();
  }

  public boolean usable() {
    if ("Headless".equals(System.getProperty("glass.platform"))) {
      return true;
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (!system.contains("linux")) {
      return true;
    }
    String display = environment.getOrDefault("DISPLAY", "");
    return !display.isBlank() && LIBRARIES.stream().allMatch(DisplayCheck::has);
  }

  // the lookup loads a library; the launcher enables native access for it
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
