package dev.retune.collector.api;

import dev.retune.collector.model.CollectorSettings;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes the screenshots of the widget that the guide of the collector shows. */
final class WidgetScreenshots {
  private WidgetScreenshots() {}

  /** Writes them to the folder named by the first argument. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path profile = Files.createTempDirectory("retune-pictures");
    try (Workspace workspace = CollectorFixture.open(TestDatabases.H2.migrated());
        CollectorServer server =
            CollectorFixture.start(
                workspace, Clock.systemUTC(), CollectorSettings.loopback(0), "v1")) {
      for (var shown : Map.of("light", "en", "dark", "ko").entrySet()) {
        String theme = shown.getKey();
        String language = shown.getValue();
        try (HeadlessBrowser browser =
            new HeadlessBrowser(profile.resolve(theme + language), language)) {
          Path file = folder.resolve("widget-" + theme + "-" + language + ".png");
          draw(browser, server.port(), theme, language, file);
        }
      }
    }
  }

  private static void draw(
      HeadlessBrowser browser, int port, String theme, String language, Path file)
      throws Exception {
    browser.command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    browser.command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 760, "height", 1000, "deviceScaleFactor", 2, "mobile", false));
    browser.open(URI.create("http://127.0.0.1:" + port + "/demo"));
    String widget = "document.querySelector('[conversation=demo-" + language + "]')";
    browser.press(
        HeadlessBrowser.TAB.repeat(language.equals("en") ? 2 : 4) + HeadlessBrowser.SPACE);
    browser.await(widget + ".form.hidden", "false");
    browser.press(HeadlessBrowser.RIGHT + HeadlessBrowser.RIGHT + HeadlessBrowser.TAB);
    browser.press(
        language.equals("en") ? "It is three months since March." : "3월부터는 석 달 전에 알려야 해요.");
    Files.write(file, browser.picture("article[lang=" + language + "]"));
  }
}
