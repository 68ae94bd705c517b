package dev.retune.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, controlled through WebDriver with a user's input. */
final class HeadlessBrowser implements AutoCloseable {
  static final String TAB = "\uE004";
  static final String SHIFT = "\uE008";
  static final String ENTER = "\uE007";
  static final String RIGHT = "\uE014";
  static final String SPACE = " ";

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  /** Whether Chromium is installed. */
  static boolean isHere() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  /** Starts a browser with an empty profile. */
  HeadlessBrowser(Path profile, String language) throws IOException, InterruptedException {
    driver =
        new ProcessBuilder(DRIVER.toString(), "--port=0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String base = "http://127.0.0.1:" + port(driver.inputReader()) + "/session";
    ObjectNode asked = json.createObjectNode();
    ObjectNode options =
        asked
            .putObject("capabilities")
            .putObject("alwaysMatch")
            .putObject("goog:chromeOptions")
            .put("binary", CHROMIUM.toString());
    ArrayNode flags = options.putArray("args");
    Stream.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=" + language,
            "--window-size=900,1000",
            "--user-data-dir=" + profile)
        .forEach(flags::add);
    session = base + "/" + post(base, asked).path("sessionId").textValue();
  }

  private static String port(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher matcher = PORT.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new IOException("chromedriver did not start");
  }

  private JsonNode post(String address, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return value(client.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private JsonNode value(HttpResponse<String> response) throws IOException {
    JsonNode value = json.readTree(response.body()).path("value");
    if (response.statusCode() != 200) {
      throw new IOException(value.path("message").asText());
    }
    return value;
  }

  void open(URI page) throws IOException, InterruptedException {
    post(session + "/url", json.createObjectNode().put("url", page.toString()));
  }

  /** Types keys one by one, wherever the focus is. */
  void press(String keys) throws IOException, InterruptedException {
    hit(keys.codePoints().mapToObj(Character::toString).toList(), false);
  }

  /** Moves the focus back by one field. */
  void back() throws IOException, InterruptedException {
    hit(List.of(SHIFT, TAB), true);
  }

  private void hit(List<String> keys, boolean together) throws IOException, InterruptedException {
    ObjectNode actions = json.createObjectNode();
    ArrayNode steps =
        actions
            .putArray("actions")
            .addObject()
            .put("type", "key")
            .put("id", "k")
            .putArray("actions");
    for (String key : keys) {
      steps.addObject().put("type", "keyDown").put("value", key);
      if (!together) {
        steps.addObject().put("type", "keyUp").put("value", key);
      }
    }
    if (together) {
      keys.reversed().forEach(key -> steps.addObject().put("type", "keyUp").put("value", key));
    }
    post(session + "/actions", actions);
  }

  /** Returns the result of a script as text. */
  String ask(String script) throws IOException, InterruptedException {
    ObjectNode asked = json.createObjectNode().put("script", "return " + script);
    asked.putArray("args");
    return post(session + "/execute/sync", asked).asText();
  }

  /** Polls until a script returns the expected value; returns its last value. */
  String await(String script, String expected) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String said = ask(script);
    while (!said.equals(expected) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
      said = ask(script);
    }
    return said;
  }

  /** Sends a DevTools command, for functions that WebDriver lacks. */
  JsonNode command(String name, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    ObjectNode asked = json.createObjectNode().put("cmd", name);
    asked.set("params", json.valueToTree(parameters));
    return post(session + "/goog/cdp/execute", asked);
  }

  /** Returns roles and names of the accessibility tree, in order. */
  List<String> read() throws IOException, InterruptedException {
    JsonNode nodes = command("Accessibility.getFullAXTree", Map.of()).path("nodes");
    return nodes
        .valueStream()
        .filter(node -> !node.path("ignored").asBoolean())
        .map(
            node ->
                node.path("role").path("value").asText()
                    + " "
                    + node.path("name").path("value").asText())
        .toList();
  }

  /** Takes a screenshot of the element of a selector. */
  byte[] picture(String selector) throws IOException, InterruptedException {
    ObjectNode asked = json.createObjectNode().put("using", "css selector").put("value", selector);
    String element = post(session + "/element", asked).elements().next().asText();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(session + "/element/" + element + "/screenshot")).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return Base64.getDecoder().decode(value(answer).asText());
  }

  @Override
  public void close() throws IOException {
    try {
      client.send(
          HttpRequest.newBuilder(URI.create(session)).DELETE().build(),
          HttpResponse.BodyHandlers.discarding());
      driver.destroy();
      driver.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
