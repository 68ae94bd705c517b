package dev.retune.improvement;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.model.CureSummary;
import dev.retune.improvement.model.CureSummary.LiveEffect;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DiagnosisService;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The causes of the dislikes, each with what can be done about it and what became of that. */
public final class ImprovementService {
  /** The usual window. */
  public static final Duration WINDOW = Duration.ofDays(28);

  private final DiagnosisService diagnosis;
  private final List<ImprovementSource> sources;
  private final CauseNotes notes;

  /** Gathers the cures of features; the texts set the language of the notes. */
  public ImprovementService(
      DiagnosisService diagnosis, List<ImprovementSource> sources, Texts texts) {
    this.diagnosis = diagnosis;
    this.sources = List.copyOf(sources);
    this.notes = new CauseNotes(texts);
  }

  /**
   * A cause with its cures.
   *
   * @param dislikes number of examined dislikes with this cause
   * @param share their fraction of the examined dislikes, 0 to 1
   * @param cures what would win most first
   * @param notes what the figures rest on, and why nothing is proposed; sentences in the user's
   *     language
   */
  public record Cause(
      CauseCategory cause,
      int dislikes,
      double share,
      List<ImprovementRow> cures,
      List<String> notes) {

    /** Copies the lists. */
    public Cause {
      cures = List.copyOf(cures);
      notes = List.copyOf(notes);
    }
  }

  /**
   * All causes.
   *
   * @param from start of the window, inclusive
   * @param to end of the window, exclusive
   * @param dislikes number of dislikes in it
   * @param examined number of those that were examined
   * @param why what the diagnosis says, in the user's language
   * @param causes those with the most dislikes first
   */
  public record Overview(
      Instant from, Instant to, long dislikes, int examined, String why, List<Cause> causes) {

    /** Copies the list. */
    public Overview {
      causes = List.copyOf(causes);
    }
  }

  /**
   * What was done about dislikes from one instant (inclusive) to another (exclusive). Dislikes are
   * not diagnosed, so this takes no model.
   */
  public CureSummary done(Instant from, Instant to) {
    List<ImprovementRow> rows =
        sources.stream().flatMap(source -> source.past(to).stream()).toList();
    List<ImprovementRow> tried =
        rows.stream()
            .filter(row -> row.triedAt().filter(at -> isWithin(at, from, to)).isPresent())
            .toList();
    List<ImprovementRow> live =
        rows.stream()
            .filter(row -> row.liveAt().filter(at -> isWithin(at, from, to)).isPresent())
            .toList();
    List<LiveEffect> effects =
        rows.stream()
            .filter(row -> row.state() == ImprovementState.LIVE)
            .flatMap(row -> row.effect().map(effect -> new LiveEffect(row.name(), effect)).stream())
            .filter(one -> one.effect().since().plus(WINDOW).isAfter(from))
            .toList();
    return new CureSummary(
        tried.size(),
        (int) tried.stream().filter(ImprovementService::passed).count(),
        live.stream().map(ImprovementRow::name).toList(),
        (int) live.stream().filter(row -> row.state() != ImprovementState.LIVE).count(),
        effects);
  }

  private static boolean isWithin(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  private static boolean passed(ImprovementRow row) {
    return row.state() == ImprovementState.PROVEN || row.liveAt().isPresent();
  }

  /** The causes and cures for the window that ends at an instant; takes seconds. */
  public Overview of(Instant asOf, Duration window, ProgressMonitor monitor) {
    DislikeDiagnosis found = diagnosis.of(asOf.minus(window), asOf, monitor);
    List<ImprovementRow> rows = new ArrayList<>();
    for (ImprovementSource source : sources) {
      monitor.check();
      rows.addAll(source.rows(found, monitor));
    }
    List<Cause> causes =
        found.shares().stream()
            .map(share -> cause(share, rows, found))
            .sorted(Comparator.comparingInt(Cause::dislikes).reversed())
            .toList();
    return new Overview(
        found.from(), found.to(), found.dislikes(), found.examined(), found.why(), causes);
  }

  private Cause cause(
      DislikeDiagnosis.Share share, List<ImprovementRow> rows, DislikeDiagnosis found) {
    List<ImprovementRow> cures = rows.stream().filter(row -> row.cause() == share.route()).toList();
    return new Cause(
        share.route(), share.dislikes(), share.share(), cures, notes.of(share, cures, found));
  }
}
