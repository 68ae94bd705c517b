package dev.retune.prompting.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.util.List;

/** Stores which proposals a run made. */
public final class PromptProposalRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public PromptProposalRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record Row(long versionId, String cites, String refusal) {}

  static void insert(TransactionContext transaction, long run, StoredProposal proposal) {
    transaction
        .session()
        .createNativeMutationQuery(
            "insert into prompt_proposal (version_id, run_id, cites, refusal)"
                + " values (:version, :run, :cites, :refusal)")
        .setParameter("version", proposal.version().id())
        .setParameter("run", run)
        .setParameter("cites", JsonFormat.mapper().valueToTree(proposal.cites()).toString())
        .setParameter("refusal", proposal.refusal())
        .executeUpdate();
  }

  /** Returns the proposals of a run, in their order. */
  public List<StoredProposal> of(long run) {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    "select version_id, cites, refusal from prompt_proposal"
                        + " where run_id = :run order by version_id",
                    Row.class)
                .setParameter("run", run)
                .getResultList()
                .stream()
                .map(
                    row ->
                        new StoredProposal(
                            PromptRepository.version(session, row.versionId()),
                            ids(row.cites()),
                            row.refusal()))
                .toList());
  }

  private static List<Long> ids(String json) {
    try {
      return JsonFormat.mapper().readValue(json, new TypeReference<List<Long>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
