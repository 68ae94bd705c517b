package dev.retune.retraining.gate;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.retraining.gate.GateResult.Verdict;
import dev.retune.retraining.statistics.PairedRandomizationTest;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The test that a candidate must pass against the live version. It rejects what is significantly
 * worse. It cannot prove that a candidate is not worse, so its sentence always states how large a
 * loss would have gone undetected.
 */
public final class PromotionGate {
  private static final ConfidenceInterval UNKNOWN = new ConfidenceInterval(-1, 1);

  private final GateSettings settings;
  private final Texts texts;

  /** Creates a gate; the texts set the language of its sentences. */
  public PromotionGate(GateSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  /**
   * Compares the nDCG@10 of each question.
   *
   * @param live values of the live version
   * @param candidate values of the candidate, for the same questions in the same order
   * @param proof whether the candidate must be significantly better, because nothing else calls for
   *     it
   */
  public GateResult judge(List<Double> live, List<Double> candidate, boolean proof) {
    if (live.size() != candidate.size()) {
      throw new IllegalArgumentException(live.size() + " and " + candidate.size() + " questions");
    }
    double[] differences =
        IntStream.range(0, live.size()).mapToDouble(i -> candidate.get(i) - live.get(i)).toArray();
    int won = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    int lost = (int) Arrays.stream(differences).filter(d -> d < 0).count();
    double mean = Arrays.stream(differences).average().orElse(0);
    PairedRandomizationTest test = PairedRandomizationTest.of(differences, settings.seed());
    boolean better = mean > 0 && test.twoSided() < settings.alpha();
    boolean worse = test.worse() < settings.alpha();
    Verdict verdict =
        differences.length < settings.minQuestions()
            ? Verdict.HOLD
            : worse || (proof && !better) ? Verdict.REJECT : Verdict.PROMOTE;
    Object[] figures = {
      differences.length,
      won,
      lost,
      mean,
      test.interval().low(),
      test.interval().high(),
      ProbabilityFormatter.of(worse ? test.worse() : test.twoSided()),
      settings.minQuestions(),
      Math.max(0, -test.interval().low())
    };
    Message why =
        switch (verdict) {
          case REJECT ->
              Message.of(worse ? "retraining.gate.worse" : "retraining.gate.unproven", figures);
          case HOLD -> Message.of("retraining.gate.tooFew", figures);
          case PROMOTE ->
              Message.of(better ? "retraining.gate.better" : "retraining.gate.equal", figures);
        };
    return new GateResult(
        verdict == Verdict.PROMOTE,
        verdict,
        texts.get(why),
        List.of(why),
        test.twoSided(),
        test.worse(),
        differences.length,
        won,
        lost,
        mean,
        test.interval());
  }

  /** Adds the figures by language to a decision, when there is more than one language. */
  GateResult withLanguages(GateResult decision, List<LanguageChange> languages) {
    return languages.isEmpty()
        ? decision
        : decision.withMessages(
            texts,
            Stream.concat(
                    decision.messages().stream(),
                    Stream.of(
                        Message.of(
                            "retraining.gate.languages", LanguageChange.messages(languages))))
                .toList());
  }

  /**
   * Judges a first index, without a version to compare it with: it must find something.
   *
   * @param ndcg values of each question
   * @param answers whether a document is found by its own text
   */
  public GateResult first(List<Double> ndcg, boolean answers) {
    boolean finds = ndcg.isEmpty() || ndcg.stream().anyMatch(value -> value > 0);
    return answers && finds
        ? unmeasured(Verdict.PROMOTE, ndcg.size(), Message.of("retraining.gate.first"))
        : unmeasured(Verdict.REJECT, ndcg.size(), Message.of("retraining.gate.mute"));
  }

  /** Makes no decision because the live version cannot be searched; the operator decides. */
  public GateResult incomparable(String live, int questions) {
    return unmeasured(Verdict.HOLD, questions, Message.of("retraining.gate.incomparable", live));
  }

  private GateResult unmeasured(Verdict verdict, int questions, Message why) {
    return new GateResult(
        verdict == Verdict.PROMOTE,
        verdict,
        texts.get(why),
        List.of(why),
        1,
        1,
        questions,
        0,
        0,
        0,
        UNKNOWN);
  }
}
