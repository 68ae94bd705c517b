package dev.retune.publishing.file;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;

/**
 * What an Arrow file says about its columns.
 *
 * @param dimension length of a vector
 * @param manifest the version's manifest as JSON, under the key of that name
 */
record ArrowSchema(int dimension, String manifest) {
  private static final String MANIFEST = "manifest";

  /** Adds the schema to what is built. */
  int build(FlatBufferBuilder builder) {
    int[] fields =
        Arrays.stream(ArrowColumn.values())
            .mapToInt(column -> column.build(builder, dimension))
            .toArray();
    int listed = Schema.createFieldsVector(builder, fields);
    int key = builder.createString(MANIFEST);
    int value = builder.createString(manifest);
    int facts =
        Schema.createCustomMetadataVector(
            builder, new int[] {KeyValue.createKeyValue(builder, key, value)});
    return Schema.createSchema(builder, Endianness.Little, listed, facts, 0);
  }

  /** Reads what {@link #build} made. */
  static ArrowSchema read(Schema schema) throws IOException {
    ArrowColumn[] columns = ArrowColumn.values();
    if (schema.fieldsLength() != columns.length || schema.endianness() != Endianness.Little) {
      throw new IOException("other columns");
    }
    for (int i = 0; i < columns.length; i++) {
      if (!columns[i].column().equals(schema.fields(i).name())) {
        throw new IOException("other columns: " + schema.fields(i).name());
      }
    }
    // the vectors are the last column
    Field vector = schema.fields(columns.length - 1);
    int dimension = ((FixedSizeList) vector.type(new FixedSizeList())).listSize();
    for (int i = 0; i < schema.customMetadataLength(); i++) {
      KeyValue fact = schema.customMetadata(i);
      if (MANIFEST.equals(fact.key())) {
        return new ArrowSchema(dimension, Objects.requireNonNullElse(fact.value(), ""));
      }
    }
    throw new IOException("no manifest");
  }
}
