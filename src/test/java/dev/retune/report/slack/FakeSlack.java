package dev.retune.report.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.retune.common.text.JsonFormat;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A fake Slack over HTTP with a scripted outcome for each post. */
public final class FakeSlack implements AutoCloseable {
  private static final String POST = "/api/chat.postMessage";
  private static final String PLACE = "/api/files.getUploadURLExternal";
  private static final String UPLOAD = "/upload/1";
  private static final String COMPLETE = "/api/files.completeUploadExternal";
  private static final String HISTORY = "/api/conversations.history";

  /** The outcome of a post. */
  public enum Outcome {
    TAKEN,
    TOO_FAST,
    WAIT_AN_HOUR,
    /** The message's image is not processed yet. */
    UNREADY,
    BROKEN,
    DROPPED,
    /** The server fails after accepting the message. */
    TAKEN_THEN_BROKEN,
    TAKEN_THEN_DROPPED,
    /** The message is accepted, but the response is delayed by a minute. */
    TAKEN_THEN_SILENT;

    ResponseDefinitionBuilder response() {
      return switch (this) {
        case TAKEN -> okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000100\"}");
        case TOO_FAST -> aResponse().withStatus(429).withHeader("Retry-After", "400");
        case WAIT_AN_HOUR -> aResponse().withStatus(429).withHeader("Retry-After", "216000");
        case UNREADY -> okJson("{\"ok\":false,\"error\":\"invalid_blocks\"}");
        case BROKEN -> aResponse().withStatus(503).withBody("upstream");
        case DROPPED -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
        case TAKEN_THEN_BROKEN -> aResponse().withStatus(502).withBody("bad gateway");
        case TAKEN_THEN_DROPPED -> aResponse().withFault(Fault.EMPTY_RESPONSE);
        case TAKEN_THEN_SILENT -> TAKEN.response().withFixedDelay(60_000);
      };
    }

    boolean taken() {
      return name().startsWith("TAKEN");
    }
  }

  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final List<String> attemptsInChannel = new CopyOnWriteArrayList<>();
  private final Taking taking = new Taking();
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().extensions(new History(), taking));

  public FakeSlack() {
    server.start();
    reset();
  }

  /** Resets all state. */
  public void reset() {
    attemptsInChannel.clear();
    forgetAnswers();
  }

  /** Resets the script, but keeps the channel's messages. */
  public FakeSlack forgetAnswers() {
    server.resetAll();
    outcomes.clear();
    taking.posts = 0;
    return withHistory();
  }

  /** Lists one channel. */
  public FakeSlack listing(String name, String id) {
    return answeringList(
        "{\"ok\":true,\"channels\":[{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}]}");
  }

  /** Forbids listing channels. */
  public FakeSlack refusingList() {
    return answeringList("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:read\"}");
  }

  private FakeSlack answeringList(String json) {
    server.stubFor(post(urlPathEqualTo("/api/conversations.list")).willReturn(okJson(json)));
    return this;
  }

  /** Accepts images, with the id {@code F0PICTURE}. */
  public FakeSlack takingPictures() {
    server.stubFor(
        post(urlPathEqualTo(PLACE))
            .willReturn(
                okJson(
                    "{\"ok\":true,\"file_id\":\"F0PICTURE\",\"upload_url\":\""
                        + server.baseUrl()
                        + UPLOAD
                        + "\"}")));
    server.stubFor(post(urlPathEqualTo(UPLOAD)).willReturn(aResponse().withStatus(200)));
    server.stubFor(post(urlPathEqualTo(COMPLETE)).willReturn(okJson("{\"ok\":true,\"files\":[]}")));
    return this;
  }

  /** Rejects images in the first of their three steps. */
  public FakeSlack refusingPictures() {
    server.stubFor(
        post(urlPathEqualTo(PLACE))
            .willReturn(
                okJson("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"files:write\"}")));
    return this;
  }

  /** Interrupts image uploads in the second or third step. */
  public FakeSlack breakingPictures(int step) {
    takingPictures();
    server.stubFor(
        post(urlPathEqualTo(step == 2 ? UPLOAD : COMPLETE))
            .willReturn(aResponse().withStatus(503)));
    return this;
  }

  /** The uploaded bytes. */
  public List<byte[]> uploads() {
    return server.getAllServeEvents().stream()
        .filter(e -> e.getRequest().getUrl().startsWith(UPLOAD))
        .map(e -> e.getRequest().getBody())
        .toList();
  }

  public String baseUrl() {
    return server.baseUrl() + "/api";
  }

  /** Sets the outcomes of the next posts; the last one repeats. */
  public FakeSlack answering(Outcome... next) {
    outcomes.addAll(Arrays.asList(next));
    for (int i = 0; i < next.length; i++) {
      var stub =
          post(urlPathEqualTo(POST))
              .inScenario("posts")
              .whenScenarioStateIs(i == 0 ? STARTED : "post " + i)
              .willReturn(next[i].response().withTransformers("taking"));
      server.stubFor(i + 1 < next.length ? stub.willSetStateTo("post " + (i + 1)) : stub);
    }
    return this;
  }

  /** Rejects all posts. */
  public FakeSlack refusing(String error, String more) {
    server.stubFor(
        post(urlPathEqualTo(POST))
            .willReturn(okJson("{\"ok\":false,\"error\":\"" + error + "\"" + more + "}")));
    return this;
  }

  /** Allows reading the channel again. */
  public FakeSlack withHistory() {
    server.stubFor(
        post(urlPathEqualTo(HISTORY)).willReturn(okJson("{}").withTransformers("history")));
    return this;
  }

  /** Forbids reading the channel. */
  public FakeSlack withoutHistory() {
    server.stubFor(
        post(urlPathEqualTo(HISTORY))
            .willReturn(
                okJson(
                    "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}")));
    return this;
  }

  /** Adds the message of an attempt to the channel. */
  public FakeSlack holding(String attemptKey) {
    attemptsInChannel.add(attemptKey);
    return this;
  }

  /** The bodies of the posts, as form fields. */
  public List<Map<String, String>> posts() {
    return server.getAllServeEvents().stream()
        .filter(e -> e.getRequest().getUrl().startsWith(POST))
        .map(e -> form(e.getRequest().getBodyAsString()))
        .toList()
        .reversed();
  }

  public int messagesTaken() {
    return attemptsInChannel.size();
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Records accepted posts, whatever the response. */
  private final class Taking implements ResponseDefinitionTransformerV2 {
    private int posts;

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
      Outcome outcome = outcomes.get(Math.min(posts++, outcomes.size() - 1));
      if (outcome.taken()) {
        attemptsInChannel.add(attempt(event.getRequest().getBodyAsString()));
      }
      return event.getResponseDefinition();
    }

    private String attempt(String body) {
      try {
        JsonNode metadata = JsonFormat.mapper().readTree(form(body).get("metadata"));
        return metadata.path("event_payload").path("attempt").asText();
      } catch (java.io.IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String getName() {
      return "taking";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }
  }

  /** The channel's messages: two by other users, then the accepted ones. */
  private final class History implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      String taken =
          attemptsInChannel.stream()
              .map(
                  attempt ->
                      ",{\"ts\":\"1700000000.000100\",\"metadata\":{\"event_type\":"
                          + "\"retune_weekly_report\",\"event_payload\":{\"attempt\":\""
                          + attempt
                          + "\"}}}")
              .collect(Collectors.joining());
      return okJson(
              "{\"ok\":true,\"messages\":[{\"ts\":\"1.1\",\"text\":\"hello\"},"
                  + "{\"ts\":\"1.2\",\"metadata\":{\"event_type\":\"other\",\"event_payload\":{}}}"
                  + taken
                  + "]}")
          .build();
    }

    @Override
    public String getName() {
      return "history";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }
  }

  public Optional<String> authorization() {
    return server.getAllServeEvents().stream()
        .map(e -> e.getRequest().getHeader("Authorization"))
        .findFirst();
  }
}
