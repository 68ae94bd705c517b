package dev.retune.knowledge.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.retraining.gate.GateResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The trial of fixes on a candidate index.
 *
 * @param versionId the candidate
 * @param baselineId the version that was live
 * @param revisions ids of the revisions tried
 * @param findings what was found
 * @param who who tried
 */
public record FixTrial(
    long id,
    long versionId,
    long baselineId,
    List<Long> revisions,
    TrialVerdict verdict,
    TrialFindings findings,
    String who,
    Instant triedAt) {

  /** Copies the list. */
  public FixTrial {
    revisions = List.copyOf(revisions);
  }

  /**
   * What a trial found.
   *
   * @param why one sentence in the user's language; {@link #reason} has it in any language
   * @param messages its sentences; empty in trials stored by earlier versions
   * @param gate the gate's decision on the golden questions
   * @param questions one for each cited question
   * @param stolen golden questions whose first document was a right one and is the fix's now
   * @param orphaned golden questions all of whose right documents the fixes retire
   * @param golden number of golden questions looked at for these
   */
  public record TrialFindings(
      String why,
      @JsonAlias("said") List<Message> messages,
      GateResult gate,
      List<CitedQuestion> questions,
      List<LostQuestion> stolen,
      List<LostQuestion> orphaned,
      int golden) {

    /** Copies the lists. */
    public TrialFindings {
      // earlier versions did not store it
      messages = List.copyOf(Objects.requireNonNullElse(messages, List.of()));
      questions = List.copyOf(questions);
      stolen = List.copyOf(stolen);
      orphaned = List.copyOf(orphaned);
    }

    /** The sentence for any language. */
    public StoredText reason() {
      return new StoredText(why, messages);
    }
  }

  /**
   * A cited question.
   *
   * @param fix the fix that cites it
   * @param rankBefore rank of the fix's document with the live index; 0 when not among the first
   * @param rankAfter the same with the candidate
   * @param answered whether the candidate answers it
   */
  public record CitedQuestion(
      String fix,
      long conversationId,
      String question,
      int rankBefore,
      int rankAfter,
      CitedAnswer answered) {}

  /**
   * A golden question that a fix took away.
   *
   * @param before external id of its first document with the live index
   * @param after the same with the candidate
   */
  public record LostQuestion(String question, String before, String after) {}
}
