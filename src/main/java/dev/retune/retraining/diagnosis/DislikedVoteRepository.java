package dev.retune.retraining.diagnosis;

import dev.retune.feedback.repository.DocumentIdentityRepository;
import dev.retune.feedback.repository.DocumentIdentityRepository.KnownDocument;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.DocumentRepository.Reference;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.feedback.repository.RatedAnswerRepository.DislikedQuestion;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the dislikes of a window, except those that a reviewer dismissed. */
final class DislikedVoteRepository {
  private final RatedAnswerRepository answers;
  private final DocumentIdentityRepository identities;
  private final StandingDecisionRepository decisions;
  private final DocumentRepository documents;

  DislikedVoteRepository(Workspace workspace) {
    this.answers = new RatedAnswerRepository(workspace);
    this.identities = new DocumentIdentityRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
    this.documents = new DocumentRepository(workspace);
  }

  /**
   * A sample of a window's dislikes.
   *
   * @param all number of dislikes in the window
   * @param ids ids of the sampled votes, ascending
   */
  record Sample(long all, List<Long> ids) {}

  /**
   * Samples up to a number of dislikes: all, or a uniform sample drawn with a seed. A vote that
   * comes or leaves changes at most one other of the sample. Only the sampled ids are held in
   * memory.
   */
  Sample sample(Instant from, Instant to, int most, long seed) {
    Set<Long> unfounded = decisions.fine();
    return answers.dislikesIn(
        from,
        to,
        votes -> {
          SmallestHashes sample = new SmallestHashes(most, seed);
          votes.forEachRemaining(
              vote -> {
                if (!unfounded.contains(vote.conversationId())) {
                  sample.add(vote.voteId());
                }
              });
          return new Sample(sample.offered(), sample.ids());
        });
  }

  /**
   * The details of each vote; a document named by a reviewer is the relevant one, else those of the
   * golden set.
   */
  List<DislikedVote> rows(List<Long> ids, KnownRelevantDocuments golden) {
    List<DislikedQuestion> found = answers.dislikes(ids);
    Map<Long, String> right = right(found);
    List<DislikedVote> dislikes =
        found.stream()
            .map(
                d ->
                    golden.added(
                        new DislikedVote(
                            d.voteId(),
                            d.conversationId(),
                            d.question(),
                            d.reasonCode(),
                            d.served(),
                            Optional.ofNullable(right.get(d.conversationId()))
                                .map(Set::of)
                                .orElse(Set.of()))))
            .toList();
    Set<Reference> stored =
        documents.stored(
            dislikes.stream()
                .flatMap(d -> Stream.concat(d.served().stream(), d.right().stream()))
                .toList());
    return IntStream.range(0, dislikes.size())
        .mapToObj(i -> comparable(dislikes.get(i), found.get(i).sourceId(), stored))
        .toList();
  }

  /**
   * Without the served documents when they cannot be compared with others: when none of them is
   * stored, or the relevant ones are known from another source only, where they have other ids.
   */
  private static DislikedVote comparable(DislikedVote dislike, long source, Set<Reference> stored) {
    boolean served =
        dislike.served().stream().anyMatch(id -> stored.contains(new Reference(source, id)));
    boolean right =
        dislike.right().isEmpty()
            || dislike.right().stream().anyMatch(id -> stored.contains(new Reference(source, id)));
    return served && right ? dislike : dislike.withServed(List.of());
  }

  /**
   * The document named by reviewers for each conversation; of several the choice is deterministic.
   */
  private Map<Long, String> right(List<DislikedQuestion> dislikes) {
    List<StandingDecisionRepository.Named> named =
        decisions.documents(
            dislikes.stream().map(DislikedQuestion::conversationId).collect(Collectors.toSet()));
    Map<Long, KnownDocument> known =
        identities.byId(named.stream().map(StandingDecisionRepository.Named::documentId).toList());
    return named.stream()
        .filter(n -> known.containsKey(n.documentId()))
        .collect(
            Collectors.toMap(
                StandingDecisionRepository.Named::conversationId,
                n -> Objects.requireNonNull(known.get(n.documentId())).externalId(),
                (a, b) -> a.compareTo(b) > 0 ? a : b));
  }
}
