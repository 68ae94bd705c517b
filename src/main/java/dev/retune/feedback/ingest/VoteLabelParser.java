package dev.retune.feedback.ingest;

import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.parsing.VoteValueParser;
import java.util.Map;
import java.util.Optional;

/** Interprets single vote labels, in the spellings that are understood in files and tables. */
public final class VoteLabelParser {
  private final VoteValueParser values;

  /** With additional spellings, which take precedence. */
  public VoteLabelParser(Map<String, VoteMeaning> own) {
    values = new VoteValueParser(own);
  }

  /** Meaning of a label; empty when unknown. */
  public Optional<VoteMeaning> meaning(String label) {
    return values.parse(label);
  }
}
