package dev.retune.cluster.store;

import dev.retune.cluster.job.PassageVectorTable;
import dev.retune.index.build.StoredVectors;
import dev.retune.index.model.IndexSpec;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** The vectors that clusters have stored in a workspace; only one in PostgreSQL has any. */
public final class ClusterVectorRepository implements StoredVectors {
  private final Workspace workspace;

  /** Uses a workspace. */
  public ClusterVectorRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public Lookup of(IndexSpec spec) {
    boolean some =
        workspace.url().kind() == DatabaseUrl.Kind.POSTGRESQL
            && workspace.fetch(connection -> new PassageVectorTable(connection).hasModel(spec));
    return some ? this::find : NONE.of(spec);
  }

  private Map<BytesRef, float[]> find(Collection<BytesRef> hashes) {
    HexFormat hex = HexFormat.of();
    Map<String, BytesRef> wanted = new HashMap<>();
    hashes.forEach(
        hash ->
            wanted.put(hex.formatHex(hash.bytes, hash.offset, hash.offset + hash.length), hash));
    Map<BytesRef, float[]> found = new HashMap<>();
    workspace
        .fetch(connection -> new PassageVectorTable(connection).find(wanted.keySet()))
        .forEach((hash, vector) -> found.put(wanted.getOrDefault(hash, new BytesRef()), vector));
    return found;
  }
}
