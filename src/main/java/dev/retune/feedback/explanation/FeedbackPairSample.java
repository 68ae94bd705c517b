package dev.retune.feedback.explanation;

import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Some votes and their answers, for a person to look at. */
final class FeedbackPairSample {
  private static final int PAIRS = 10;
  private static final int LONGEST = 60;

  private final List<NewVote> shown = new ArrayList<>();
  private final Map<String, NewConversation> found = new HashMap<>();

  /** Shows a vote, if there are not enough yet. */
  void add(NewVote vote) {
    if (shown.size() < PAIRS) {
      shown.add(vote);
    }
  }

  /** Adds an answer to the votes on it. */
  void add(NewConversation answer) {
    found.put(answer.externalId(), answer);
  }

  /** Ids of the answers that are missing beside the votes that are shown. */
  Set<String> wanted() {
    return shown.stream()
        .map(NewVote::conversationExternalId)
        .filter(id -> !found.containsKey(id))
        .collect(Collectors.toSet());
  }

  /** Some votes with their answers. */
  List<FeedbackPair> pairs() {
    return shown.stream()
        .map(
            vote -> {
              Optional<NewConversation> answer =
                  Optional.ofNullable(found.get(vote.conversationExternalId()));
              return new FeedbackPair(
                  answer.map(a -> shortened(a.question())),
                  answer.map(a -> shortened(a.answer())),
                  vote.value().text(),
                  vote.reason().map(FeedbackPairSample::shortened),
                  vote.createdAt());
            })
        .toList();
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
