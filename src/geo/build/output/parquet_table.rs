//! `ParquetTable`: a table as a folder of Parquet files, written row by row.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, Encoding, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::metadata::SortingColumn;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type, TypePtr};

use super::columns::{Column, Kind};
use crate::diagnostic::Diagnostics;
use crate::geo::build::fault;

/// A table as a folder of Parquet files, each row group of them sorted by its first column.
pub(super) struct ParquetTable {
    folder: PathBuf,
    schema: TypePtr,
    properties: WriterPropertiesPtr,
    cells: Vec<Cells>,
    rows: usize,
    last_key: i64,
    rows_of_a_group: usize,
    rows_of_a_file: usize,
    rows_in_file: usize,
    file: Option<SerializedFileWriter<Digest<BufWriter<File>>>>,
    files: usize,
    digest: u64,
}

/// The values of one column in the row group that is being filled.
struct Cells {
    values: Values,
    /// 1 for a value, 0 for none; unused where each row has one.
    levels: Vec<i16>,
    is_required: bool,
    is_filled: bool,
}

enum Values {
    Text(Vec<ByteArray>),
    Double(Vec<f64>),
    Int(Vec<i32>),
    Long(Vec<i64>),
    Boolean(Vec<bool>),
}

impl ParquetTable {
    pub(super) fn create(
        folder: &Path,
        columns: &[Column],
        rows_of_a_group: usize,
        rows_of_a_file: usize,
    ) -> Result<Self, Diagnostics> {
        std::fs::create_dir(folder).map_err(|error| fault::unwritable(folder, &error))?;
        let wrong = |error| fault::unwritable(folder, &error);
        Ok(Self {
            schema: schema(columns).map_err(wrong)?,
            properties: properties(columns).map_err(wrong)?,
            cells: columns.iter().map(Cells::new).collect(),
            folder: folder.to_owned(),
            rows: 0,
            last_key: i64::MIN,
            rows_of_a_group,
            rows_of_a_file,
            rows_in_file: 0,
            file: None,
            files: 0,
            digest: FNV_OFFSET,
        })
    }

    /// The next row, with the value of its first column, to be filled column by column.
    ///
    /// Addresses in order have keys that fall now and then, since Athena's numbers have a sign: a row group
    /// ends there.
    pub(super) fn row(&mut self, key: i64) -> Result<Row<'_>, Diagnostics> {
        if key < self.last_key {
            self.write_group()?;
        }
        self.last_key = key;
        let mut row = Row {
            cells: self.cells.iter_mut(),
        };
        row.long(Some(key));
        Ok(row)
    }

    /// To be called behind each row.
    pub(super) fn end_row(&mut self) -> Result<(), Diagnostics> {
        self.rows += 1;
        if self.rows == self.rows_of_a_group {
            self.write_group()?;
        }
        Ok(())
    }

    fn write_group(&mut self) -> Result<(), Diagnostics> {
        if self.rows == 0 {
            return Ok(());
        }
        let path = self.folder.join(format!("part-{:05}.parquet", self.files));
        let unwritable = |error: ParquetError| fault::unwritable(&path, &error);
        if self.file.is_none() {
            let file = File::create(&path).map_err(|error| fault::unwritable(&path, &error))?;
            let file = Digest::new(BufWriter::new(file), self.digest);
            let (schema, properties) = (Arc::clone(&self.schema), Arc::clone(&self.properties));
            let writer = SerializedFileWriter::new(file, schema, properties);
            self.file = Some(writer.map_err(unwritable)?);
        }
        if let Some(file) = &mut self.file {
            let mut group = file.next_row_group().map_err(unwritable)?;
            for cells in &mut self.cells {
                cells.write(&mut group).map_err(unwritable)?;
            }
            group.close().map_err(unwritable)?;
        }
        self.rows_in_file += self.rows;
        self.rows = 0;
        if self.rows_in_file >= self.rows_of_a_file {
            self.close_file()?;
        }
        Ok(())
    }

    fn close_file(&mut self) -> Result<(), Diagnostics> {
        if let Some(file) = self.file.take() {
            let mut file = file
                .into_inner()
                .map_err(|error| fault::unwritable(&self.folder, &error))?;
            file.flush()
                .map_err(|error| fault::unwritable(&self.folder, &error))?;
            self.digest = file.digest;
            self.files += 1;
            self.rows_in_file = 0;
        }
        Ok(())
    }

    /// Writes what is left; gives a digest of all bytes and which columns hold a value.
    pub(super) fn finish(mut self) -> Result<(u64, Vec<bool>), Diagnostics> {
        self.write_group()?;
        self.close_file()?;
        let filled = self.cells.iter().map(|cells| cells.is_filled).collect();
        Ok((self.digest, filled))
    }
}

/// A row that is filled from the first column to the last.
///
/// A value of another type than the column's is a mistake in this module's caller, and stands as no
/// value.
pub(super) struct Row<'a> {
    cells: std::slice::IterMut<'a, Cells>,
}

impl Row<'_> {
    pub(super) fn text(&mut self, value: Option<&ByteArray>) {
        if let Some(cells) = self.cells.next() {
            cells.mark(value.is_some());
            if let (Values::Text(values), Some(value)) = (&mut cells.values, value) {
                values.push(value.clone());
            }
        }
    }

    pub(super) fn double(&mut self, value: Option<f64>) {
        if let Some(cells) = self.cells.next() {
            cells.mark(value.is_some());
            if let Values::Double(values) = &mut cells.values {
                values.extend(value);
            }
        }
    }

    pub(super) fn int(&mut self, value: Option<i32>) {
        if let Some(cells) = self.cells.next() {
            cells.mark(value.is_some());
            if let Values::Int(values) = &mut cells.values {
                values.extend(value);
            }
        }
    }

    pub(super) fn long(&mut self, value: Option<i64>) {
        if let Some(cells) = self.cells.next() {
            cells.mark(value.is_some());
            if let Values::Long(values) = &mut cells.values {
                values.extend(value);
            }
        }
    }

    pub(super) fn boolean(&mut self, value: Option<bool>) {
        if let Some(cells) = self.cells.next() {
            cells.mark(value.is_some());
            if let Values::Boolean(values) = &mut cells.values {
                values.extend(value);
            }
        }
    }
}

impl Cells {
    fn new(column: &Column) -> Self {
        Self {
            values: match column.kind {
                Kind::Text => Values::Text(Vec::new()),
                Kind::Double => Values::Double(Vec::new()),
                Kind::Int => Values::Int(Vec::new()),
                Kind::Key | Kind::Long => Values::Long(Vec::new()),
                Kind::Boolean => Values::Boolean(Vec::new()),
            },
            levels: Vec::new(),
            is_required: column.is_required,
            is_filled: false,
        }
    }

    fn mark(&mut self, is_there: bool) {
        self.is_filled |= is_there;
        if !self.is_required {
            self.levels.push(i16::from(is_there));
        }
    }

    /// Writes the column into a row group, and empties it.
    fn write<W: Write + Send>(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        let levels = (!self.is_required).then_some(self.levels.as_slice());
        match &mut self.values {
            Values::Text(values) => write::<ByteArrayType, W>(group, values, levels)?,
            Values::Double(values) => write::<DoubleType, W>(group, values, levels)?,
            Values::Int(values) => write::<Int32Type, W>(group, values, levels)?,
            Values::Long(values) => write::<Int64Type, W>(group, values, levels)?,
            Values::Boolean(values) => write::<BoolType, W>(group, values, levels)?,
        }
        match &mut self.values {
            Values::Text(values) => values.clear(),
            Values::Double(values) => values.clear(),
            Values::Int(values) => values.clear(),
            Values::Long(values) => values.clear(),
            Values::Boolean(values) => values.clear(),
        }
        self.levels.clear();
        Ok(())
    }
}

fn write<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("a column too many".to_owned()));
    };
    column.typed::<T>().write_batch(values, levels, None)?;
    column.close()
}

fn schema(columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let mut fields = Vec::new();
    for column in columns {
        let (physical, logical) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Double => (Physical::DOUBLE, None),
            Kind::Int => (Physical::INT32, None),
            Kind::Key | Kind::Long => (Physical::INT64, None),
            Kind::Boolean => (Physical::BOOLEAN, None),
        };
        let repetition = if column.is_required {
            Repetition::REQUIRED
        } else {
            Repetition::OPTIONAL
        };
        let field = Type::primitive_type_builder(column.name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .build()?;
        fields.push(Arc::new(field));
    }
    let schema = Type::group_type_builder("schema").with_fields(fields);
    Ok(Arc::new(schema.build()?))
}

fn properties(columns: &[Column]) -> Result<WriterPropertiesPtr, ParquetError> {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // The same input gives the same bytes, whatever the version of the library.
        .set_created_by("cloudtrail-lookml".to_owned())
        .set_sorting_columns(Some(vec![SortingColumn {
            column_idx: 0,
            descending: false,
            nulls_first: false,
        }]));
    for column in columns.iter().filter(|column| column.kind == Kind::Key) {
        let path = ColumnPath::from(column.name);
        properties = properties
            .set_column_dictionary_enabled(path.clone(), false)
            .set_column_encoding(path, Encoding::PLAIN);
    }
    Ok(Arc::new(properties.build()))
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// What goes through it goes into a digest too (FNV-1a).
struct Digest<W> {
    inner: W,
    digest: u64,
}

impl<W> Digest<W> {
    fn new(inner: W, digest: u64) -> Self {
        Self { inner, digest }
    }
}

impl<W: Write> Write for Digest<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.inner.write(bytes)?;
        for byte in &bytes[..count] {
            self.digest = (self.digest ^ u64::from(*byte)).wrapping_mul(FNV_PRIME);
        }
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
