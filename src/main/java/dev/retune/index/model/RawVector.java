package dev.retune.index.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/** Stores the vector that the model gave a chunk, before projection. */
public final class RawVector {
  private RawVector() {}

  static BytesRef bytes(float[] vector) {
    ByteBuffer buffer =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : vector) {
      buffer.putFloat(value);
    }
    return new BytesRef(buffer.array());
  }

  /** Reads the vector of a chunk in a segment. */
  public static float[] of(LeafReader reader, int chunk) throws IOException {
    BinaryDocValues raw = reader.getBinaryDocValues(IndexFields.RAW);
    if (raw != null && raw.advanceExact(chunk)) {
      BytesRef bytes = raw.binaryValue();
      float[] vector = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(vector);
      return vector;
    }
    FloatVectorValues vectors = reader.getFloatVectorValues(IndexFields.VECTOR);
    var place = vectors.iterator();
    place.advance(chunk);
    return vectors.vectorValue(place.index()).clone();
  }
}
