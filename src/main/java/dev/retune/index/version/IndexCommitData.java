package dev.retune.index.version;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.model.IndexFields;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data that are stored with a commit of an index: its format, its spec, and its end. */
public final class IndexCommitData {
  private static final Logger LOG = LoggerFactory.getLogger(IndexCommitData.class);
  private static final String FORMAT = "format";
  private static final String SPEC = "spec";
  private static final String COMPLETE = "complete";

  private final IndexSpecJson specs = new IndexSpecJson();

  /** The spec in the last commit of a folder, if it can be read. */
  public Optional<IndexSpec> specOf(DirectoryReader reader) throws IOException {
    return Optional.ofNullable(reader.getIndexCommit().getUserData().get(SPEC)).map(specs::read);
  }

  /** Whether the data of a commit belong to a spec and have the current format. */
  private boolean isOf(Map<String, String> said, IndexSpec spec) {
    // compared as specs, because older programs wrote them as different JSON
    try {
      return said.getOrDefault(FORMAT, "").equals(IndexFields.format(spec))
          && Optional.ofNullable(said.get(SPEC)).map(specs::read).equals(Optional.of(spec));
    } catch (UnavailableException e) {
      LOG.warn("The specification in a commit cannot be read", e);
      return false;
    }
  }

  /** Whether the last commit of a writer belongs to a spec and has the current format. */
  public boolean isOf(IndexWriter writer, IndexSpec spec) {
    Map<String, String> said = new HashMap<>();
    writer.getLiveCommitData().forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    return isOf(said, spec);
  }

  /** The data to store with a commit. */
  public Map<String, String> of(IndexSpec spec, boolean complete) {
    return Map.of(
        FORMAT,
        IndexFields.format(spec),
        SPEC,
        specs.write(spec),
        COMPLETE,
        Boolean.toString(complete));
  }

  /** Whether the files of a reader are all those of a version. */
  boolean isComplete(DirectoryReader reader, IndexVersion version) throws IOException {
    Map<String, String> said = reader.getIndexCommit().getUserData();
    return isOf(said, version.spec())
        && said.getOrDefault(COMPLETE, "").equals("true")
        && reader.numDocs() == version.chunks();
  }
}
