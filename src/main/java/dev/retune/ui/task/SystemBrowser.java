package dev.retune.ui.task;

import dev.retune.common.error.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens pages of the web in the system's browser. */
public final class SystemBrowser {
  private SystemBrowser() {}

  /**
   * Opens an address. Blocks until the browser's process has started.
   *
   * @throws IllegalArgumentException when it is not a page of the web
   * @throws UnavailableException when there is no browser
   */
  public static void open(URI address) {
    String scheme = String.valueOf(address.getScheme());
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException(address.toString());
    }
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), address.toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UnavailableException(e, "ui.help.notOpened", address.toString());
    }
  }

  static List<String> command(String system, String address) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32.exe", "url.dll,FileProtocolHandler", address);
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", address);
  }
}
