package dev.retune.backup.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.persistence.SqlTime;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Converts column values to JSON and back, independent of the database. */
enum ColumnCodec {
  WHOLE {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeNumber(row.getLong(column));
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      row.setLong(column, value.longValue());
    }
  },
  FRACTION {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      // as text, because JSON has no infinity
      json.writeString(Double.toString(row.getDouble(column)));
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      row.setDouble(column, Double.parseDouble(value.textValue()));
    }
  },
  TRUTH {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeBoolean(row.getBoolean(column));
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      row.setBoolean(column, value.booleanValue());
    }
  },
  MOMENT {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeString(SqlTime.read(row, column).toString());
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      row.setObject(column, SqlTime.parameter(Instant.parse(value.textValue())));
    }
  },
  DAY {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeString(row.getObject(column, LocalDate.class).toString());
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      row.setObject(column, LocalDate.parse(value.textValue()));
    }
  },
  /** Arrays of integers or texts. */
  ARRAY {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeStartArray();
      for (Object element : (Object[]) row.getArray(column).getArray()) {
        if (element instanceof Number number) {
          json.writeNumber(number.longValue());
        } else {
          json.writeString(String.valueOf(element));
        }
      }
      json.writeEndArray();
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      boolean texts = value.path(0).isTextual();
      Object[] elements = new Object[value.size()];
      Arrays.setAll(
          elements, i -> texts ? value.path(i).textValue() : (Object) value.path(i).intValue());
      row.setArray(
          column, row.getConnection().createArrayOf(texts ? "varchar" : "integer", elements));
    }
  },
  BYTES {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeBinary(row.getBytes(column));
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException, IOException {
      row.setBytes(column, value.binaryValue());
    }
  },
  TEXT {
    @Override
    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
      json.writeString(row.getString(column));
    }

    @Override
    void set(PreparedStatement row, int column, JsonNode value) throws SQLException {
      row.setString(column, value.textValue());
    }
  };

  /** Writes a non-null value. */
  abstract void write(ResultSet row, int column, JsonGenerator json)
      throws SQLException, IOException;

  /** Sets a parameter to a non-null value. */
  abstract void set(PreparedStatement row, int column, JsonNode value)
      throws SQLException, IOException;

  /** Returns the codec of a JDBC type. */
  static ColumnCodec of(int type) {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> WHOLE;
      case Types.DOUBLE, Types.REAL, Types.FLOAT -> FRACTION;
      // PostgreSQL reports booleans as BIT
      case Types.BOOLEAN, Types.BIT -> TRUTH;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
      case Types.DATE -> DAY;
      case Types.ARRAY -> ARRAY;
      case Types.BINARY, Types.VARBINARY -> BYTES;
      case Types.VARCHAR, Types.CHAR -> TEXT;
      default -> throw new IllegalStateException("unsupported JDBC type " + type);
    };
  }
}
