/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/dh-table-file-private.h"

#include <gio/gio.h>
#include <string.h>

/* APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16. */
#define LOCAL_MAGIC 0x04034b50u
#define LOCAL_SIZE 30u
#define ENTRY_MAGIC 0x02014b50u
#define ENTRY_SIZE 46u
#define END_MAGIC 0x06054b50u
#define END_SIZE 22u
#define MAX_COMMENT 65535u
#define MAX_ENTRIES 4096u

#define FLAG_ENCRYPTED 1u
#define METHOD_STORED 0u
#define METHOD_DEFLATED 8u

typedef struct
{
  gsize offset; /* of its local header */
  gsize packed; /* bytes */
  guint32 crc;  /* of what comes out */
  guint flags;
  guint method;
} Entry;

struct _DhZip
{
  GBytes *bytes;       /* (owned) */
  const guint8 *data;  /* of `bytes` */
  gsize size;          /* of `data` */
  GHashTable *entries; /* (owned) name → Entry, both owned */
};

static guint
read_16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
read_32 (const guint8 *at)
{
  return read_16 (at) | (guint32) read_16 (at + 2) << 16;
}

/* Where the directory's end stands; the size of the file if nowhere. */
static gsize
find_end (DhZip *self)
{
  gsize least = self->size > END_SIZE + MAX_COMMENT ? self->size - END_SIZE - MAX_COMMENT : 0;

  for (gsize at = self->size >= END_SIZE ? self->size - END_SIZE + 1 : 0; at > least; at--)
    if (read_32 (self->data + at - 1) == END_MAGIC)
      return at - 1;
  return self->size;
}

static gboolean
read_directory (DhZip *self)
{
  gsize end = find_end (self);
  gsize at;
  guint n;

  if (end == self->size)
    return FALSE;
  n = read_16 (self->data + end + 10);
  at = read_32 (self->data + end + 16);
  /* Several volumes, or too many parts for any workbook. */
  if (read_16 (self->data + end + 4) != 0 || n != read_16 (self->data + end + 8) || n > MAX_ENTRIES)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const guint8 *head = self->data + at;
      Entry *entry = NULL;
      gsize name, rest;

      if (at > end || end - at < ENTRY_SIZE || read_32 (head) != ENTRY_MAGIC)
        return FALSE;
      name = read_16 (head + 28);
      rest = read_16 (head + 30) + read_16 (head + 32);
      if (end - at - ENTRY_SIZE < name + rest)
        return FALSE;
      entry = g_new0 (Entry, 1);
      entry->flags = read_16 (head + 8);
      entry->method = read_16 (head + 10);
      entry->crc = read_32 (head + 16);
      entry->packed = read_32 (head + 20);
      entry->offset = read_32 (head + 42);
      g_hash_table_insert (self->entries, g_strndup ((const char *) head + ENTRY_SIZE, name),
                           entry);
      at += ENTRY_SIZE + name + rest;
    }
  return TRUE;
}

DhZip *
dh_zip_new (GBytes *bytes)
{
  g_autoptr (DhZip) self = g_new0 (DhZip, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_directory (self))
    return NULL;
  return g_steal_pointer (&self);
}

void
dh_zip_free (DhZip *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_bytes_unref (self->bytes);
  g_free (self);
}

gboolean
dh_zip_has (DhZip *self, const char *name)
{
  return g_hash_table_contains (self->entries, name);
}

/* Unpacks piece by piece, so that no more than @budget ever stands in memory, whatever the sizes in
 * the archive say. */
static GBytes *
inflate (const guint8 *packed, gsize length, gsize budget)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 piece[65536];

  while (result != G_CONVERTER_FINISHED)
    {
      gsize taken = 0, made = 0;

      result = g_converter_convert (G_CONVERTER (zlib), packed, length, piece, sizeof piece,
                                    G_CONVERTER_INPUT_AT_END, &taken, &made, NULL);
      if (result == G_CONVERTER_ERROR || (taken == 0 && made == 0) || made > budget - out->len)
        return NULL;
      g_byte_array_append (out, piece, (guint) made);
      packed += taken;
      length -= taken;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* APPNOTE 4.4.7: the CRC-32 of ISO 3309, whose polynomial read backwards is this number. */
static guint32
checksum (GBytes *bytes)
{
  guint32 table[256], crc = 0xffffffffu;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < 256; i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = table[i] >> 1 ^ ((table[i] & 1) != 0 ? 0xedb88320u : 0);
    }
  for (gsize i = 0; i < size; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
  return ~crc;
}

GBytes *
dh_zip_read (DhZip *self, const char *name, gsize *budget)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  g_autoptr (GBytes) unpacked = NULL;
  const guint8 *head;
  gsize skip;

  if (entry == NULL || (entry->flags & FLAG_ENCRYPTED) != 0 || entry->offset > self->size ||
      self->size - entry->offset < LOCAL_SIZE)
    return NULL;
  head = self->data + entry->offset;
  if (read_32 (head) != LOCAL_MAGIC)
    return NULL;
  skip = LOCAL_SIZE + read_16 (head + 26) + read_16 (head + 28);
  if (self->size - entry->offset < skip || self->size - entry->offset - skip < entry->packed)
    return NULL;
  if (entry->method == METHOD_DEFLATED)
    unpacked = inflate (head + skip, entry->packed, *budget);
  else if (entry->method == METHOD_STORED && entry->packed <= *budget)
    unpacked = g_bytes_new_from_bytes (self->bytes, entry->offset + skip, entry->packed);
  if (unpacked == NULL || checksum (unpacked) != entry->crc)
    return NULL;
  *budget -= g_bytes_get_size (unpacked);
  return g_steal_pointer (&unpacked);
}
