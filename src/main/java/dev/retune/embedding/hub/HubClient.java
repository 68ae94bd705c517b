package dev.retune.embedding.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the hub, or a mirror of it, for models and their files. */
public final class HubClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubClient.class);
  private static final int MOST_PAGES = 100;

  private final HubEnvironment environment;
  private final HubTransport transport;
  private final HubJsonReader documents;
  private final HubFileOpener contents;

  /** A client of the hub that the environment names. */
  public HubClient(HubEnvironment environment, HubTiming timing) {
    this.environment = environment;
    this.transport = new HubTransport(environment, timing);
    this.documents = new HubJsonReader(environment, transport);
    this.contents = new HubFileOpener(environment, transport);
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
        documents.read(
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
      for (JsonNode entry : documents.read(commit, page.get(), monitor, next)) {
        if (entry.path("type").asText().equals("file")) {
          files.add(file(commit.repository(), entry));
        }
      }
      page = next.stream().findFirst().map(documents::onEndpoint);
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
        documents.read(new ModelAddress("models", "main"), address, monitor, new ArrayList<>())) {
      models.add(HubModel.of(each));
    }
    return List.copyOf(models);
  }

  /**
   * Opens a file after the part that is already there. With a validator the server sends the rest
   * only if the content is still the same.
   *
   * @throws IOException when the server sends another part than was asked for
   * @throws InvalidInputException when the file may not be read
   */
  public HubContent open(
      ModelAddress commit, HubFile file, DownloadedPart known, ProgressMonitor monitor)
      throws IOException {
    return contents.open(commit, file, known, monitor);
  }

  private URI api(String path) {
    return URI.create(environment.endpoint() + "/api/models/" + path);
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    transport.close();
  }
}
