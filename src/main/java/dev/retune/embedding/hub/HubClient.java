package dev.retune.embedding.hub;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the hub, or a mirror of it, for models and their files. */
public final class HubClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubClient.class);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int MOST_JSON = 64 << 20;
  private static final int MOST_PAGES = 100;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final HubEnvironment environment;
  private final HubTransport transport;

  /** A client of the hub that the environment names. */
  public HubClient(HubEnvironment environment, HubTiming timing) {
    this.environment = environment;
    this.transport = new HubTransport(environment, timing);
  }

  public HubEnvironment environment() {
    return environment;
  }

  /** The timing of requests. */
  public HubTiming timing() {
    return transport.timing();
  }

  /** Waits before a repetition, unless the work is cancelled. */
  public void pause(int failures, ProgressMonitor monitor) {
    transport.pause(timing().wait(failures), monitor);
  }

  /**
   * Describes a model in a revision. A model that was renamed is found under its new name.
   *
   * @throws InvalidInputException when it does not exist or may not be read
   * @throws UnavailableException when the hub does not answer
   */
  public HubModel model(ModelAddress address, ProgressMonitor monitor) {
    JsonNode json =
        json(
            address,
            api(address.repository() + "/revision/" + escaped(address.revision())),
            monitor,
            new ArrayList<>());
    HubModel model = HubModel.of(json);
    if (!ModelAddress.isCommit(model.commit())) {
      throw new UnavailableException("model.notAHub", environment.endpoint().toString());
    }
    // fails for a name that could not be part of a path
    ModelAddress checked = model.address();
    LOG.info("{} is at {}", address, checked);
    return model;
  }

  /**
   * The files of a commit.
   *
   * @throws InvalidInputException when a file's path leads out of its folder
   */
  public List<HubFile> files(ModelAddress commit, ProgressMonitor monitor) {
    List<HubFile> files = new ArrayList<>();
    Optional<URI> page =
        Optional.of(
            api(
                commit.repository()
                    + "/tree/"
                    + escaped(commit.revision())
                    + "?recursive=true&expand=false"));
    for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
      List<String> next = new ArrayList<>();
      for (JsonNode entry : json(commit, page.get(), monitor, next)) {
        if (entry.path("type").asText().equals("file")) {
          files.add(file(commit.repository(), entry));
        }
      }
      page = next.stream().findFirst().map(this::onEndpoint);
    }
    return List.copyOf(files);
  }

  private static HubFile file(String repository, JsonNode entry) {
    JsonNode large = entry.path("lfs");
    return new HubFile(
        HubFile.checked(repository, entry.path("path").asText()),
        large.path("size").asLong(entry.path("size").asLong()),
        // of a large file, git knows the pointer only
        large.isObject() ? Optional.empty() : hash(entry.path("oid"), 40),
        hash(large.path("oid"), 64));
  }

  private static Optional<String> hash(JsonNode node, int digits) {
    return Optional.of(node.asText("")).filter(text -> text.matches("[0-9a-f]{" + digits + "}"));
  }

  /**
   * The most downloaded models that match.
   *
   * @param words words of their names
   * @param task their task
   * @param tags tags that they must have
   */
  public List<HubModel> search(
      String words, String task, List<String> tags, int most, ProgressMonitor monitor) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("search", words.isBlank() ? List.of() : List.of(words.strip()));
    query.put("pipeline_tag", List.of(task));
    query.put("filter", tags);
    query.put("sort", List.of("downloads"));
    query.put("direction", List.of("-1"));
    query.put("limit", List.of(String.valueOf(most)));
    query.put(
        "expand",
        List.of("sha", "pipeline_tag", "library_name", "tags", "cardData", "downloads", "gated"));
    String text =
        query.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream().map(value -> entry.getKey() + "=" + escaped(value)))
            .collect(Collectors.joining("&"));
    List<HubModel> models = new ArrayList<>();
    URI address = URI.create(environment.endpoint() + "/api/models?" + text);
    for (JsonNode each :
        json(new ModelAddress("models", "main"), address, monitor, new ArrayList<>())) {
      models.add(HubModel.of(each));
    }
    return List.copyOf(models);
  }

  /**
   * The content of a file.
   *
   * @param start position of its first byte; 0 when the server sends the file from its beginning
   *     although the rest was asked for
   * @param validator strong ETag of the content, if the server sent one
   * @param body the bytes
   */
  public record Content(long start, Optional<String> validator, ResponseStream body)
      implements AutoCloseable {
    @Override
    public void close() {
      body.close();
    }
  }

  /**
   * Opens a file after the part that is already there. With a validator the server sends the rest
   * only if the content is still the same.
   *
   * @throws IOException when the server sends another part than was asked for
   * @throws InvalidInputException when the file may not be read
   */
  public Content open(
      ModelAddress commit, HubFile file, DownloadedPart known, ProgressMonitor monitor)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    if (known.bytes() > 0) {
      headers.put("Range", "bytes=" + known.bytes() + "-");
      known.validator().ifPresent(etag -> headers.put("If-Range", etag));
    }
    String path =
        Arrays.stream(file.path().split("/", -1))
            .map(HubClient::escaped)
            .collect(Collectors.joining("/"));
    URI address =
        URI.create(
            environment.endpoint()
                + "/"
                + commit.repository()
                + "/resolve/"
                + escaped(commit.revision())
                + "/"
                + path);
    HubResponse response = transport.get(address, headers, monitor);
    if (response.status() != OK && response.status() != PARTIAL) {
      response.close();
      throw HubFailures.of(response, commit, environment);
    }
    try {
      checkLinked(commit, file, response);
      return new Content(
          response.status() == OK ? 0 : start(response, known.bytes(), file.size()),
          response.headers().firstValue("ETag").filter(etag -> etag.startsWith("\"")),
          response.body());
    } catch (IOException | RuntimeException e) {
      response.close();
      throw e;
    }
  }

  /** The hub names the content's hash before it redirects to where the content is. */
  private static void checkLinked(ModelAddress commit, HubFile file, HubResponse response) {
    Optional<String> linked =
        response
            .linkedEtag()
            .map(etag -> etag.replaceFirst("^W/", "").replace("\"", ""))
            .filter(etag -> etag.matches("[0-9a-f]{64}"));
    if (linked.isPresent() && file.sha256().isPresent() && !linked.equals(file.sha256())) {
      throw new InvalidInputException("model.damaged", file.path(), commit.repository());
    }
  }

  private static long start(HubResponse response, long from, long size) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    Matcher matcher = RANGE.matcher(range);
    boolean asAsked =
        matcher.matches()
            && Long.parseLong(matcher.group(1)) == from
            && (matcher.group(2).equals("*") || Long.parseLong(matcher.group(2)) == size);
    if (!asAsked) {
      throw new IOException("asked for bytes from " + from + ", got " + range);
    }
    return from;
  }

  private JsonNode json(
      ModelAddress about, URI address, ProgressMonitor monitor, List<String> nextPage) {
    try (HubResponse response =
        transport.get(address, Map.of("Accept", "application/json"), monitor)) {
      if (response.status() != OK) {
        throw HubFailures.of(response, about, environment);
      }
      response.headers().allValues("Link").stream()
          .map(NEXT::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .forEach(nextPage::add);
      JsonNode json = JsonFormat.mapper().readTree(response.body().all(MOST_JSON, monitor));
      if (json.isContainerNode()) {
        return json;
      }
      throw new UnavailableException("model.notAHub", environment.endpoint().toString());
    } catch (JacksonException e) {
      // such as the page of a proxy that wants a password
      throw new UnavailableException(e, "model.notAHub", environment.endpoint().toString());
    } catch (IOException e) {
      throw new UnavailableException(e, "model.unreachable", environment.endpoint().toString());
    }
  }

  /** A mirror may pass on the addresses of the hub itself. */
  private URI onEndpoint(String address) {
    String mirrored =
        address.startsWith(HubEnvironment.HUB + "/")
            ? environment.endpoint() + address.substring(HubEnvironment.HUB.length())
            : address;
    URI page = environment.endpoint().resolve(mirrored);
    if (!environment.isHub(page)) {
      throw new UnavailableException("model.notAHub", environment.endpoint().toString());
    }
    return page;
  }

  private URI api(String path) {
    return URI.create(environment.endpoint() + "/api/models/" + path);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    transport.close();
  }
}
