package dev.retune.retrain;

import dev.retune.db.DatabaseUrl;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.Models;
import dev.retune.index.IndexVersion;
import dev.retune.index.LazyModel;
import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.index.QueryFile;
import dev.retune.index.Searcher;
import dev.retune.reasons.ReasonService;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How often a dislike's route is right where the right document of its question is known from
 * elsewhere, and the diagnosis was not told: content when the live index puts it among the first
 * five, else retrieval or gap. What users put down to style or speed is not judged.
 *
 * @param routes how many of each route have the document among the first (first number) or not
 */
public record DiagnosisTruth(Map<Route, int[]> routes) {

  /** In an empty home, from the chat database and the questions in a folder. */
  public static DiagnosisTruth ofFeedbackQa(Path home, Path data) throws SQLException {
    Models models = new InstalledModels(home);
    DatabaseUrl url = DatabaseUrl.h2File(home.resolve("retune"));
    try (Lab lab = new Lab(url, home, Optional.of(models), Models.BUILT_IN);
        Connection chat = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("chat.db"))) {
      lab.store(FeedbackQaChat.batch(chat));
      lab.clock.pass(Duration.ofHours(1));
      lab.retrainer.run(lab.asked().within(Duration.ZERO), Monitor.none());
      return of(lab, data.resolve("queries.jsonl"), models);
    }
  }

  static DiagnosisTruth of(Lab lab, Path questions, Models models) {
    new ReasonService(lab.workspace, lab.clock, models).classifyPending(Monitor.none());
    Map<String, Set<String>> known = new HashMap<>();
    for (Query query : QueryFile.read(questions)) {
      known
          .computeIfAbsent(key(query.question()), q -> new HashSet<>())
          .addAll(query.relevantExternalIds());
    }
    Diagnosis diagnosis =
        lab.diagnosis.of(Lab.START.minusSeconds(1), lab.clock.instant(), Monitor.none());
    Map<Route, int[]> routes = new EnumMap<>(Route.class);
    IndexVersion live = lab.versions.live().orElseThrow();
    try (LazyModel model = new LazyModel(models, live.spec().modelId());
        Searcher searcher = Searcher.open(lab.store, live, model)) {
      for (Diagnosis.Finding finding : diagnosis.findings()) {
        Set<String> right = known.getOrDefault(key(finding.question()), Set.of());
        if (!right.isEmpty()) {
          boolean found =
              searcher.search(finding.question(), Sights.DEPTH, Mode.HYBRID).stream()
                  .anyMatch(hit -> right.contains(hit.externalId()));
          routes.computeIfAbsent(finding.route(), r -> new int[2])[found ? 0 : 1]++;
        }
      }
    }
    return new DiagnosisTruth(routes);
  }

  private static String key(String question) {
    return question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private int count(Route route, int side) {
    return routes.getOrDefault(route, new int[2])[side];
  }

  private int right() {
    return count(Route.CONTENT, 0) + count(Route.RETRIEVAL, 1) + count(Route.GAP, 1);
  }

  /** Dislikes that were judged. */
  public int judged() {
    return List.of(Route.CONTENT, Route.RETRIEVAL, Route.GAP).stream()
        .mapToInt(route -> count(route, 0) + count(route, 1))
        .sum();
  }

  /** The share of them whose route is right. */
  public double agreement() {
    return right() / (double) judged();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    routes.forEach(
        (route, counts) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-9s right document among the first five %4d, not %4d%n",
                    route,
                    counts[0],
                    counts[1])));
    return text
        + String.format(
            Locale.ROOT,
            "route and truth agree for %d of %d (%.3f)",
            right(),
            judged(),
            agreement());
  }
}
