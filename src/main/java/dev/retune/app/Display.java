package dev.retune.app;

import dev.retune.ui.kit.Toolkit;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a window can be opened here: JavaFX on Linux needs an X display and GTK 3. */
public final class Display {
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
    return !display.isBlank() && hasGtk();
  }

  // the look-up loads a library; the launcher enables native access for that
  @SuppressWarnings("restricted")
  private static boolean hasGtk() {
    try (Arena arena = Arena.ofConfined()) {
      return SymbolLookup.libraryLookup("libgtk-3.so.0", arena).find("gtk_init_check").isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
