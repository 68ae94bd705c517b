package dev.retune.publishing.passage;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.model.IndexFields;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.publishing.model.PublishedPassage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;

/** The passages of an index version, which does not change while they are read. */
public final class VersionPassages implements AutoCloseable {
  // half of SHA-256 is ample, and there is one for every passage in memory
  private static final int FINGERPRINT = 32;
  private static final int CHECK_EVERY = 1_000;

  private final IndexVersion version;
  private final DirectoryReader reader;
  // in the order of the index
  private final Map<String, Integer> chunks = new LinkedHashMap<>();
  private final Map<String, String> fingerprints = new LinkedHashMap<>();

  private VersionPassages(IndexVersion version, DirectoryReader reader) {
    this.version = version;
    this.reader = reader;
  }

  /**
   * Opens a version and reads all of it once.
   *
   * @throws UnavailableException when its files cannot be read
   */
  public static VersionPassages open(
      IndexDirectoryStore store, IndexVersion version, ProgressMonitor monitor) {
    VersionPassages opened = new VersionPassages(version, store.open(version));
    try {
      opened.readAll(monitor);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw opened.unreadable(e);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void readAll(ProgressMonitor monitor) throws IOException {
    StoredFields stored = reader.storedFields();
    long document = -1;
    int number = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues ids = DocValues.getNumeric(leaf.reader(), IndexFields.DOCUMENT_ID);
      VectorCursor vectors = new VectorCursor(leaf.reader());
      Bits live = leaf.reader().getLiveDocs();
      for (int i = 0; i < leaf.reader().maxDoc(); i++) {
        if ((live == null || live.get(i)) && ids.advanceExact(i)) {
          number = ids.longValue() == document ? number + 1 : 0;
          document = ids.longValue();
          String id = document + "-" + number;
          int chunk = leaf.docBase + i;
          chunks.put(id, chunk);
          fingerprints.put(id, fingerprint(stored.document(chunk), vectors.at(i)));
        }
        if (i % CHECK_EVERY == 0) {
          monitor.check();
        }
      }
    }
  }

  /** Walks over the vectors of a segment, forwards only. */
  private static final class VectorCursor {
    private final FloatVectorValues values;
    private final KnnVectorValues.DocIndexIterator places;

    VectorCursor(LeafReader leaf) throws IOException {
      values =
          Objects.requireNonNull(leaf.getFloatVectorValues(IndexFields.VECTOR), IndexFields.VECTOR);
      places = values.iterator();
    }

    /** The vector, which is overwritten by the next call. */
    float[] at(int chunk) throws IOException {
      if (places.docID() < chunk) {
        var _ = places.advance(chunk);
      }
      return values.vectorValue(places.index());
    }
  }

  private static String fingerprint(Document chunk, float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return new Sha256()
        .field(text(chunk, IndexFields.EXTERNAL_ID))
        .field(text(chunk, IndexFields.TITLE))
        .field(text(chunk, IndexFields.SECTION))
        .field(text(chunk, IndexFields.TEXT))
        .bytes(bytes.array())
        .hex()
        .substring(0, FINGERPRINT);
  }

  private static String text(Document chunk, String field) {
    return Objects.requireNonNullElse(chunk.get(field), "");
  }

  /** The version. */
  public IndexVersion version() {
    return version;
  }

  /** The fingerprints by id, in the order of the index. */
  public Map<String, String> fingerprints() {
    return fingerprints;
  }

  /** Reads passages, in the order of the index. */
  public List<PublishedPassage> read(Collection<String> ids) {
    List<PublishedPassage> found = new ArrayList<>(ids.size());
    try {
      StoredFields stored = reader.storedFields();
      walk(
          ids,
          (id, chunk, vector) -> {
            Document fields = stored.document(chunk);
            found.add(
                new PublishedPassage(
                    id,
                    fingerprints.getOrDefault(id, ""),
                    text(fields, IndexFields.EXTERNAL_ID),
                    text(fields, IndexFields.TITLE),
                    text(fields, IndexFields.SECTION),
                    text(fields, IndexFields.TEXT),
                    vector.clone()));
          });
    } catch (IOException e) {
      throw unreadable(e);
    }
    return found;
  }

  /** Receives vectors. */
  @FunctionalInterface
  public interface VectorReceiver {
    /** Receives the vector of a passage, which is overwritten afterwards. */
    void accept(String id, float[] vector);
  }

  /** Reads the vectors of passages, in the order of the index; unknown ids are passed over. */
  public void vectors(Collection<String> ids, VectorReceiver receiver) {
    try {
      walk(ids, (id, _, vector) -> receiver.accept(id, vector));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private interface ChunkReceiver {
    void accept(String id, int chunk, float[] vector) throws IOException;
  }

  private record PlacedPassage(String id, int chunk) {}

  private void walk(Collection<String> ids, ChunkReceiver receiver) throws IOException {
    List<PlacedPassage> places = new ArrayList<>(ids.size());
    for (String id : ids) {
      Integer chunk = chunks.get(id);
      if (chunk != null) {
        places.add(new PlacedPassage(id, chunk));
      }
    }
    places.sort((a, b) -> Integer.compare(a.chunk(), b.chunk()));
    List<LeafReaderContext> leaves = reader.leaves();
    int open = -1;
    VectorCursor cursor = null;
    for (PlacedPassage place : places) {
      int leaf = ReaderUtil.subIndex(place.chunk(), leaves);
      if (cursor == null || leaf != open) {
        cursor = new VectorCursor(leaves.get(leaf).reader());
        open = leaf;
      }
      receiver.accept(
          place.id(), place.chunk(), cursor.at(place.chunk() - leaves.get(leaf).docBase));
    }
  }

  private UnavailableException unreadable(IOException cause) {
    return new UnavailableException(
        cause, "index.unreadable", version.label(), String.valueOf(cause.getMessage()));
  }

  @Override
  public void close() {
    IOUtils.closeWhileHandlingException(reader, reader.directory());
  }
}
