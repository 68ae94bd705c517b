package dev.retune.embedding.hub;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the hub says as JSON. */
final class HubJsonReader {
  private static final int OK = 200;
  private static final int MOST_JSON = 64 << 20;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

  private final HubEnvironment environment;
  private final HubTransport transport;

  HubJsonReader(HubEnvironment environment, HubTransport transport) {
    this.environment = environment;
    this.transport = transport;
  }

  /**
   * Requests a document.
   *
   * @param nextPage receives the address of the next page, if there is one
   */
  JsonNode read(ModelAddress about, URI address, ProgressMonitor monitor, List<String> nextPage) {
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
  URI onEndpoint(String address) {
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
}
