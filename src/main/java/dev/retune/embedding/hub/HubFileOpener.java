package dev.retune.embedding.hub;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens the files of a commit. */
final class HubFileOpener {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final HubEnvironment environment;
  private final HubTransport transport;

  HubFileOpener(HubEnvironment environment, HubTransport transport) {
    this.environment = environment;
    this.transport = transport;
  }

  /** Opens a file after the part that is already there. */
  HubContent open(ModelAddress commit, HubFile file, DownloadedPart known, ProgressMonitor monitor)
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
                + HubClient.escaped(commit.revision())
                + "/"
                + path);
    HubResponse response = transport.get(address, headers, monitor);
    if (response.status() != OK && response.status() != PARTIAL) {
      response.close();
      throw HubFailures.of(response, commit, environment);
    }
    try {
      checkLinked(commit, file, response);
      return new HubContent(
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
}
