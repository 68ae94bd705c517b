package dev.retune.retrain;

import dev.retune.db.Workspace;
import dev.retune.embed.Models;
import dev.retune.index.GoldenSet;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.LazyModel;
import dev.retune.index.Query;
import dev.retune.index.Searcher;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where a window's dislikes come from, and whether re-embedding can help. */
public final class DiagnosisService {
  private static final int EXAMINED = 500;
  private static final int COMPARED = 200;
  private static final long SEED = 20_261_122L;

  private final Dislikes dislikes;
  private final GoldenSet golden;
  private final IndexVersions versions;
  private final IndexStore store;
  private final Models models;
  private final DiagnosisWords words;

  /** With what it reads and asks, and the language of its sentences. */
  public DiagnosisService(
      Workspace workspace, IndexVersions versions, IndexStore store, Models models, Texts texts) {
    this.dislikes = new Dislikes(workspace);
    this.golden = new GoldenSet(workspace);
    this.versions = versions;
    this.store = store;
    this.models = models;
    this.words = new DiagnosisWords(texts);
  }

  /**
   * The dislikes from one instant to before another: all, or 500 drawn with a fixed seed. Reports
   * progress in dislikes, stage {@code stage.diagnose}. While no index is live, only what users say
   * is looked at.
   */
  public Diagnosis of(Instant from, Instant to, Monitor monitor) {
    return of(from, to, EXAMINED, monitor);
  }

  /** The same of another number at most. */
  Diagnosis of(Instant from, Instant to, int most, Monitor monitor) {
    Dislikes.Sample drawn = dislikes.sample(from, to, most, SEED);
    Answers answers = new Answers(golden.all());
    List<Dislike> examined = dislikes.rows(drawn.ids()).stream().map(answers::added).toList();
    Optional<Seen> seen =
        examined.isEmpty() ? Optional.empty() : versions.live().map(v -> see(v, examined, monitor));
    List<Diagnosis.Finding> findings = new ArrayList<>();
    for (int i = 0; i < examined.size(); i++) {
      Dislike dislike = examined.get(i);
      int at = i;
      Optional<Sight> sight = seen.map(s -> s.sights().get(at));
      double near = seen.map(Seen::near).orElse(0.0);
      Ground ground = Ground.of(dislike, sight, near);
      findings.add(
          new Diagnosis.Finding(
              dislike.voteId(),
              dislike.conversationId(),
              dislike.question(),
              dislike.reasonCode(),
              ground.route(),
              words.evidence(ground, dislike, sight, near)));
    }
    Shares shares = Shares.of(findings.stream().map(Diagnosis.Finding::route).toList());
    return new Diagnosis(
        from,
        to,
        drawn.all(),
        findings.size(),
        shares.all(),
        shares.canHelp(),
        words.summary(shares, findings.size()),
        findings);
  }

  /** What the live index finds, and what counts as near in it. */
  private record Seen(List<Sight> sights, double near) {}

  private Seen see(IndexVersion live, List<Dislike> examined, Monitor monitor) {
    try (LazyModel model = new LazyModel(models, live.spec().modelId());
        Searcher searcher = Searcher.open(store, live, model)) {
      Sights sights = new Sights(searcher, monitor);
      List<Query> known = golden.all().stream().limit(COMPARED).toList();
      return new Seen(
          sights.of(examined.stream().map(Dislike::question).toList()), sights.near(known));
    }
  }
}
