package dev.retune.embedding.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what repositories and files a hub has. */
final class HubListing {
  private final String prefix;
  private final Map<String, HubRepository> repositories;
  private volatile int pageSize = 1000;
  private volatile String linkBase;

  HubListing(String prefix, Map<String, HubRepository> repositories, String linkBase) {
    this.prefix = prefix;
    this.repositories = repositories;
    this.linkBase = linkBase;
  }

  /** Lists files in pages, whose links begin with an address. */
  void page(int size, String base) {
    pageSize = size;
    linkBase = base;
  }

  void search(HttpExchange exchange) throws IOException {
    Map<String, List<String>> query = new HashMap<>();
    for (String part : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      String[] pair = part.split("=", 2);
      query.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(HubAnswers.decoded(pair[1]));
    }
    ArrayNode all = JsonFormat.mapper().createArrayNode();
    for (HubRepository each : repositories.values()) {
      JsonNode told = each.described();
      List<String> tags = new ArrayList<>();
      told.path("tags").forEach(tag -> tags.add(tag.asText()));
      boolean asked =
          query.getOrDefault("search", List.of()).stream().allMatch(each.name::contains)
              && query
                  .getOrDefault("pipeline_tag", List.of())
                  .contains(told.path("pipeline_tag").asText())
              && tags.containsAll(query.getOrDefault("filter", List.of()));
      if (asked) {
        all.add(told);
      }
    }
    HubAnswers.json(exchange, 200, all);
  }

  void tree(HttpExchange exchange, HubRepository repository) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    Matcher cursor = Pattern.compile("cursor=(\\d+)").matcher(query);
    int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    List<String> paths = List.copyOf(repository.files.keySet());
    int to = Math.min(paths.size(), from + pageSize);
    ArrayNode page = JsonFormat.mapper().createArrayNode();
    paths.subList(from, to).forEach(path -> page.add(repository.entry(path)));
    if (to < paths.size()) {
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<%s%s?recursive=true&cursor=%d>; rel=\"next\""
                  .formatted(
                      linkBase,
                      exchange.getRequestURI().getRawPath().substring(prefix.length()),
                      to));
    }
    HubAnswers.json(exchange, 200, page);
  }

  static void pathsInfo(HttpExchange exchange, HubRepository repository) throws IOException {
    ArrayNode found = JsonFormat.mapper().createArrayNode();
    JsonNode asked = JsonFormat.mapper().readTree(exchange.getRequestBody());
    for (JsonNode path : asked.path("paths")) {
      if (repository.files.containsKey(path.asText())) {
        found.add(repository.entry(path.asText()));
      }
    }
    HubAnswers.json(exchange, 200, found);
  }
}
