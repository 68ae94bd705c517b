package dev.retune.prompting.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Made cases: a number of dislikes, likes and reviewed answers. */
public record ScriptedCases(String name, int dislikes, int likes, int reviews)
    implements CaseSource {
  static final String WORDS = "please tell me slowly about lantern number ";

  private VotedCase vote(String kind, int i, boolean liked, String answer) {
    long id = (liked ? 100_000L : 0) + i;
    return new VotedCase(
        new Conversation(
            id,
            1,
            "c" + id,
            Optional.empty(),
            WORDS + i + " of " + name + " as " + kind,
            answer,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH.plusSeconds(id)),
        liked,
        liked ? "" : "too long",
        liked ? "" : "too_long",
        "");
  }

  @Override
  public List<VotedCase> disliked(CaseSelection selection) {
    return IntStream.range(0, dislikes)
        .mapToObj(i -> vote("disliked-question", i, false, "old"))
        .toList();
  }

  @Override
  public List<VotedCase> liked(CaseSelection selection) {
    return IntStream.range(0, likes).mapToObj(i -> vote("liked-question", i, true, "old")).toList();
  }

  @Override
  public List<VotedCase> reviewed() {
    List<VotedCase> all = new ArrayList<>();
    for (int i = 0; i < reviews; i++) {
      boolean fine = i % 2 == 0;
      all.add(vote("reviewed", i, fine, "quality:" + (fine ? 2 : 0)));
    }
    return all;
  }

  @Override
  public int[] families(List<String> oldestFirst) {
    return IntStream.range(0, oldestFirst.size()).toArray();
  }

  @Override
  public List<List<String>> passages(List<VotedCase> cases, ProgressMonitor monitor) {
    return cases.stream().map(one -> List.of("A passage about lanterns.")).toList();
  }
}
