package dev.retune.retrain;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Fence;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.Models;
import dev.retune.feedback.Batch;
import dev.retune.index.GoldenSet;
import dev.retune.index.IndexVersion;
import dev.retune.index.LazyModel;
import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.index.QueryFile;
import dev.retune.index.Searcher;
import dev.retune.reasons.ReasonService;
import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How often a dislike's route is right where the right document of its question is known from
 * elsewhere, and the diagnosis was not told: content when the live index puts it among the first
 * five, gap when no such document is there, else retrieval. What users put down to style or speed
 * is not judged.
 *
 * @param dislikes every judged one
 */
public record DiagnosisTruth(List<Judged> dislikes) {
  private static final List<Route> JUDGED = List.of(Route.CONTENT, Route.RETRIEVAL, Route.GAP);

  /**
   * A dislike.
   *
   * @param question without its spelling
   * @param route that it was given
   * @param truth that is known
   * @param votes what others' votes say of the right document
   */
  public record Judged(String question, Route route, Route truth, Votes votes) {
    boolean agrees() {
      return route == truth;
    }

    /** One half of the questions was for choosing thresholds, the other is for reporting. */
    boolean wasForChoosing() {
      return question.hashCode() % 2 == 0;
    }
  }

  /** What undisputed likes of the same question say of the document that is known as right. */
  public enum Votes {
    SILENT,
    FOR_IT,
    FOR_ANOTHER;

    static Votes of(Set<String> liked, Set<String> right) {
      if (liked.isEmpty()) {
        return SILENT;
      }
      return liked.stream().anyMatch(right::contains) ? FOR_IT : FOR_ANOTHER;
    }
  }

  /**
   * In an empty home, from the chat database and the questions in a folder.
   *
   * @param kept which documents there are, by their ids
   * @param strangers questions of another subject, disliked too; their truth is gap
   */
  public static DiagnosisTruth ofFeedbackQa(
      Path home, Path data, Predicate<String> kept, List<String> strangers) throws SQLException {
    Models models = new InstalledModels(home);
    DatabaseUrl url = DatabaseUrl.h2File(home.resolve("retune"));
    try (Lab lab = new Lab(url, home, Optional.of(models), Models.BUILT_IN);
        Connection chat = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("chat.db"))) {
      Batch all = FeedbackQaChat.batch(chat);
      lab.store(
          new Batch(
              all.documents().stream().filter(d -> kept.test(d.externalId())).toList(),
              all.conversations(),
              all.votes(),
              all.evaluations()));
      lab.voted(strangers.stream().map(q -> Lab.said(q, Optional.empty(), false, "")).toList());
      lab.clock.pass(Duration.ofHours(1));
      lab.retrainer.run(lab.asked().within(Duration.ZERO), Fence.none(), Monitor.none());
      Map<String, Set<String>> known = known(data.resolve("queries.jsonl"));
      // no document of this name exists
      strangers.forEach(question -> known.put(key(question), Set.of("none")));
      return of(lab, known, models);
    }
  }

  /** The right documents of each question in a file. */
  static Map<String, Set<String>> known(Path questions) {
    Map<String, Set<String>> known = new HashMap<>();
    for (Query query : QueryFile.read(questions)) {
      known
          .computeIfAbsent(key(query.question()), q -> new HashSet<>())
          .addAll(query.relevantExternalIds());
    }
    return known;
  }

  static DiagnosisTruth of(Lab lab, Map<String, Set<String>> known, Models models) {
    new ReasonService(lab.workspace, lab.clock, models).classifyPending(Monitor.none());
    Map<String, Set<String>> liked = new HashMap<>();
    for (Query query : new GoldenSet(lab.workspace).all()) {
      liked.put(key(query.question()), query.relevantExternalIds());
    }
    Diagnosis diagnosis =
        lab.diagnosis.of(
            Lab.START.minusSeconds(1), lab.clock.instant(), Integer.MAX_VALUE, Monitor.none());
    List<Judged> judged = new ArrayList<>();
    IndexVersion live = lab.versions.live().orElseThrow();
    try (LazyModel model = new LazyModel(models, live.spec().modelId());
        Searcher searcher = Searcher.open(lab.store, live, model)) {
      Map<String, Route> truths = new HashMap<>();
      for (Diagnosis.Finding finding : diagnosis.findings()) {
        String question = key(finding.question());
        Set<String> right = known.getOrDefault(question, Set.of());
        if (!right.isEmpty() && JUDGED.contains(finding.route())) {
          Route truth = truths.computeIfAbsent(question, _ -> truth(lab, searcher, finding, right));
          Votes votes = Votes.of(liked.getOrDefault(question, Set.of()), right);
          judged.add(new Judged(question, finding.route(), truth, votes));
        }
      }
    }
    return new DiagnosisTruth(judged);
  }

  private static Route truth(
      Lab lab, Searcher searcher, Diagnosis.Finding finding, Set<String> right) {
    if (right.stream().allMatch(id -> lab.documents.byExternalId(id).isEmpty())) {
      return Route.GAP;
    }
    return searcher.search(finding.question(), Sights.DEPTH, Mode.HYBRID).stream()
            .anyMatch(hit -> right.contains(hit.externalId()))
        ? Route.CONTENT
        : Route.RETRIEVAL;
  }

  private static String key(String question) {
    return question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** The share of them whose route is right. */
  public double agreement() {
    return agreeing(dislikes).value();
  }

  private static Ratio agreeing(Collection<Judged> some) {
    return new Ratio(some.size(), some.stream().filter(Judged::agrees).count());
  }

  private static Collection<Judged> onePerQuestion(List<Judged> some) {
    Map<String, Judged> first = new LinkedHashMap<>();
    some.forEach(judged -> first.putIfAbsent(judged.question(), judged));
    return first.values();
  }

  private List<Judged> where(Predicate<Judged> test) {
    return dislikes.stream().filter(test).toList();
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("route \\ truth   content retrieval       gap precision\n");
    for (Route route : JUDGED) {
      List<Judged> routed = where(judged -> judged.route() == route);
      text.append(String.format(Locale.ROOT, "%-14s", route));
      for (Route truth : JUDGED) {
        long count = routed.stream().filter(judged -> judged.truth() == truth).count();
        text.append(String.format(Locale.ROOT, "%9d ", count));
      }
      text.append(String.format(Locale.ROOT, "%9.2f%n", agreeing(routed).value()));
    }
    text.append(String.format(Locale.ROOT, "%-14s", "recall"));
    for (Route truth : JUDGED) {
      double recall = agreeing(where(judged -> judged.truth() == truth)).value();
      text.append(String.format(Locale.ROOT, "%9.2f ", recall));
    }
    text.append("\nroute and truth agree\n");
    List<Judged> reported = where(judged -> !judged.wasForChoosing());
    line(text, "half for choosing", where(Judged::wasForChoosing));
    line(text, "half for reporting", reported);
    line(text, "- one dislike a question", onePerQuestion(reported));
    for (Votes votes : Votes.values()) {
      line(text, "- votes " + votes, reported.stream().filter(j -> j.votes() == votes).toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Collection<Judged> some) {
    Ratio ratio = agreeing(some);
    Interval interval = ratio.wilson95();
    text.append(
        String.format(
            Locale.ROOT,
            "%-26s %4d of %4d  %.3f (95 %% %.3f to %.3f)%n",
            what,
            ratio.dislikes(),
            ratio.votes(),
            ratio.value(),
            interval.low(),
            interval.high()));
  }
}
