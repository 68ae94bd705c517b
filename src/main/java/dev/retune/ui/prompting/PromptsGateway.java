package dev.retune.ui.prompting;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.prompting.PromptEffect;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.run.AnswerPair;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.prompting.run.RunForecastFigures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface PromptsGateway {

  /**
   * What is known about prompts.
   *
   * @param prompts all of them
   * @param shown name of the one that is shown; empty when there is none
   * @param versions its versions, newest first
   * @param run its latest run, if any
   * @param effects what users made of its changes, newest first
   * @param sources names of the sources that prompts can be imported from
   */
  record PromptBoard(
      List<PromptSummary> prompts,
      String shown,
      List<PromptVersion> versions,
      Optional<PromptRunReport> run,
      List<PromptEffect> effects,
      List<String> sources) {
    /** Copies the lists. */
    public PromptBoard {
      prompts = List.copyOf(prompts);
      versions = List.copyOf(versions);
      effects = List.copyOf(effects);
      sources = List.copyOf(sources);
    }
  }

  /** Returns everything about a prompt; about the first one when it does not exist. */
  PromptBoard board(String prompt);

  /** Adds a version from a file; the prompt is created if it is new. */
  PromptVersion add(String prompt, Path file);

  /** Adds a version from a source; the prompt is created if it is new. */
  PromptVersion importVersion(PromptImport wanted);

  /** Makes a version live. */
  PromptVersion promote(PromptVersion version, boolean unproven);

  /** Restores the version that was live before. */
  PromptVersion rollback(String prompt);

  /** Returns what a run would read and cost. */
  RunForecastFigures forecast(String prompt, ProgressMonitor monitor);

  /**
   * Starts a run and carries it on.
   *
   * @param tokens the most tokens; 0 for the budget of the settings
   */
  PromptRunReport run(String prompt, long tokens, ProgressMonitor monitor);

  /** Goes on with a run. */
  PromptRunReport resume(long run, long tokens, ProgressMonitor monitor);

  /** Ends a run without a decision. */
  PromptRunReport end(long run);

  /** Returns the next pair of answers that a person has to compare. */
  Optional<AnswerPair> next(long run);

  /** Stores which answer is better, 1 or 2, or 0 for neither. */
  PromptRunReport decide(long run, int caseNumber, int choice);

  /** Withdraws a decision, and returns its pair. */
  AnswerPair undo(long run, int caseNumber);
}
