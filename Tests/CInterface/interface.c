/* The C interface as a C program meets it: errors, odd orders of release, many streams, threads, files. Ends with 1 and a
 * line for everything that is not as loam.h says. The sanitizers that it is built with find the rest.
 *
 *     interface RECIPES DIRECTORY [STREAMS]     recipes/bench, a directory to write into, how many streams to open
 */
#include "loam.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                     \
  do {                                                                                       \
    if (!(condition)) {                                                                      \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
      failures++;                                                                            \
    }                                                                                        \
  } while (0)

/* A call must fail with this code. */
#define FAILS(call, expected)                                                                \
  do {                                                                                       \
    loam_error error = {0};                                                                  \
    CHECK((call) == 1);                                                                      \
    CHECK(error.code && strcmp(error.code, expected) == 0);                                  \
    if (error.code && strcmp(error.code, expected) != 0) fprintf(stderr, "  code %s: %s\n", error.code, error.message); \
    CHECK(error.message && error.message[0] && error.location && error.hint);                \
    loam_error_clear(&error);                                                                \
    CHECK(!error.code && !error.message);                                                    \
  } while (0)

static loam_world *open_world(const char *recipe, const char *override) {
  loam_world_options options = {.struct_size = sizeof options, .recipe = recipe};
  if (override) {
    options.overrides = &override;
    options.override_count = 1;
  }
  loam_world *world = NULL;
  loam_error error = {0};
  if (loam_world_open(&options, &world, &error) != 0) {
    fprintf(stderr, "cannot open %s: %s\n", recipe, error.message);
    exit(1);
  }
  return world;
}

static void errors(void) {
  loam_world *world = (loam_world *)1;
  loam_world_options options = {.struct_size = sizeof options};
  FAILS(loam_world_open(NULL, &world, &error), "bad_request");
  FAILS(loam_world_open(&options, &world, &error), "bad_request");
  options.recipe = "flash_sal";
  FAILS(loam_world_open(&options, &world, &error), "unknown_recipe");
  FAILS(loam_world_open(&options, NULL, &error), "bad_request");
  options.recipe = "flash_sale";
  options.preset = "tiny";
  FAILS(loam_world_open(&options, &world, &error), "unknown_preset");
  options.preset = NULL;
  options.start = "soon";
  FAILS(loam_world_open(&options, &world, &error), "bad_timestamp");
  options.start = NULL;
  const char *overrides[] = {"customers=500", NULL};
  options.overrides = overrides;
  options.override_count = 2;
  FAILS(loam_world_open(&options, &world, &error), "bad_request");
  overrides[1] = "customers";
  FAILS(loam_world_open(&options, &world, &error), "bad_request");
  overrides[1] = "customers=\xFF\xFE";
  FAILS(loam_world_open(&options, &world, &error), "bad_count");
  options.overrides = NULL;
  FAILS(loam_world_open(&options, &world, &error), "bad_request");
  options.override_count = 0;
  options.recipe_text = "\xFF: [";
  FAILS(loam_world_open(&options, &world, &error), "invalid_yaml");
  options.struct_size = 3;
  FAILS(loam_world_open(&options, &world, &error), "bad_request");
  /* Nobody wants to know why. */
  CHECK(loam_world_open(&options, &world, NULL) == 1);
  CHECK(world == (loam_world *)1);
  loam_world_close(NULL);
  loam_free(NULL);
  loam_error_clear(NULL);
}

static void older_caller(void) {
  /* A caller that was compiled when there was nothing but a name. */
  struct { size_t struct_size; const char *recipe; } old = {sizeof old, "baseline"};
  loam_world *world = NULL;
  CHECK(loam_world_open((const loam_world_options *)&old, &world, NULL) == 0);
  char *json = NULL;
  CHECK(loam_world_describe(world, &json, NULL) == 0);
  CHECK(json && strstr(json, "\"seed\":42") && strstr(json, "\"orders\""));
  loam_free(json);
  loam_world_close(world);
}

static void tables(loam_world *world) {
  int64_t rows = 0;
  char *json = NULL;
  CHECK(loam_table_rows(world, "orders", &rows, NULL) == 0 && rows > 0);
  CHECK(loam_table_describe(world, "orders", &json, NULL) == 0 && strstr(json, "order_id"));
  loam_free(json);
  FAILS(loam_table_rows(world, "ordrs", &rows, &error), "unknown_table");
  char *report = NULL;
  CHECK(loam_document_check(world, "orders", "{\"order_id\": 7}", &report, NULL) == 0);
  CHECK(report != NULL && strstr(report, "\"verdict\":\"failed\"") != NULL);
  loam_free(report);
  FAILS(loam_document_check(world, "ordrs", "{}", &report, &error), "unknown_table");
  FAILS(loam_document_check(world, "orders", "", &report, &error), "bad_request");
  FAILS(loam_document_check(world, "orders", NULL, &report, &error), "bad_request");
  FAILS(loam_table_rows(world, NULL, &rows, &error), "bad_request");
  FAILS(loam_table_rows(NULL, "orders", &rows, &error), "bad_request");
  FAILS(loam_table_rows(world, "orders", NULL, &error), "bad_request");
  FAILS(loam_table_describe(world, "orders", NULL, &error), "bad_request");

  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  memset(&stream, 0x5A, sizeof stream);
  loam_stream_options options = {.struct_size = sizeof options};
  FAILS(loam_table_stream(world, "orders", &options, NULL, &error), "bad_request");
  int64_t range[2] = {0, rows + 1};
  options.rows = range;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "unknown_row");
  range[0] = 5, range[1] = 4;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "unknown_row");
  range[0] = -1;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "unknown_row");
  range[0] = range[1] = INT64_MAX;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "unknown_row");
  options.share_index = 1, options.share_count = 2;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "bad_request");
  options.rows = NULL, options.share_index = 3;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "bad_request");
  options.share_index = options.share_count = 0, options.decimals = 32;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "bad_request");
  options.decimals = 0, options.batch_rows = -1;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "bad_request");
  const char *columns[] = {"order_id", "ordr_ts"};
  options.batch_rows = 0, options.columns = columns, options.column_count = 2;
  FAILS(loam_table_stream(world, "orders", &options, &stream, &error), "unknown_column");
  FAILS(loam_table_schema(world, "orders", &options, &schema, &error), "unknown_column");
  /* What failed has touched nothing. */
  CHECK(*(unsigned char *)&stream == 0x5A);
}

/* Takes a stream apart in one of several orders. */
static long taken_apart(loam_world *world, const char *table, int way) {
  loam_stream_options options = {.struct_size = sizeof options, .batch_rows = 64, .decimals = way & 1 ? 64 : 128};
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray first, second, child;
  long rows = 0;
  CHECK(loam_table_stream(world, table, &options, &stream, NULL) == 0);
  if (way == 0) {
    stream.release(&stream);
    CHECK(stream.release == NULL);
    return 0;
  }
  CHECK(stream.get_schema(&stream, &schema) == 0);
  CHECK(stream.get_next(&stream, &first) == 0 && stream.get_next(&stream, &second) == 0);
  CHECK(first.release && first.n_children == schema.n_children);
  rows = (long)first.length;
  switch (way % 5) {
  case 1: /* arrays outlive the stream */
    stream.release(&stream);
    first.release(&first);
    if (second.release) second.release(&second);
    schema.release(&schema);
    break;
  case 2: /* a child moves out and is the last to go */
    child = *first.children[0];
    first.children[0]->release = NULL;
    first.release(&first);
    if (second.release) second.release(&second);
    stream.release(&stream);
    schema.release(&schema);
    CHECK(((const char *)child.buffers[1])[0] | 1);
    child.release(&child);
    break;
  case 3: { /* a child of the schema moves out; the second array first */
    struct ArrowSchema field = *schema.children[schema.n_children - 1];
    schema.children[schema.n_children - 1]->release = NULL;
    schema.release(&schema);
    if (second.release) second.release(&second);
    first.release(&first);
    CHECK(field.format && field.name);
    field.release(&field);
    stream.release(&stream);
    break;
  }
  case 4: { /* every child on its own, the parent in the middle, then to the end of the stream */
    struct ArrowArray *children = calloc((size_t)first.n_children, sizeof *children);
    long count = (long)first.n_children;
    for (long i = 0; i < count; i++) {
      children[i] = *first.children[i];
      first.children[i]->release = NULL;
    }
    for (long i = 0; i < count / 2; i++) children[i].release(&children[i]);
    first.release(&first);
    for (long i = count / 2; i < count; i++) children[i].release(&children[i]);
    free(children);
    while (second.release) {
      rows += (long)second.length;
      second.release(&second);
      CHECK(stream.get_next(&stream, &second) == 0);
    }
    stream.release(&stream);
    schema.release(&schema);
    break;
  }
  default: /* the stream in the middle */
    first.release(&first);
    stream.release(&stream);
    if (second.release) second.release(&second);
    schema.release(&schema);
    /* Nothing comes out of it any more, and it says so. */
    CHECK(stream.get_next(&stream, &second) != 0 && stream.get_schema(&stream, &schema) != 0);
    CHECK(strstr(stream.get_last_error(&stream), "released"));
  }
  return rows;
}

static void digests(loam_world *world) {
  struct ArrowArrayStream stream;
  loam_digest one = {0}, two = {0};
  CHECK(loam_table_stream(world, "cart_abandonment", NULL, &stream, NULL) == 0);
  CHECK(loam_content_digest(&stream, world, "cart_abandonment", NULL, 0, &one, NULL) == 0);
  CHECK(stream.release == NULL);
  loam_stream_options options = {.struct_size = sizeof options, .batch_rows = 7, .decimals = 64};
  CHECK(loam_table_stream(world, "cart_abandonment", &options, &stream, NULL) == 0);
  CHECK(loam_content_digest(&stream, NULL, NULL, NULL, 0, &two, NULL) == 0);
  CHECK(one.rows > 0 && one.rows == two.rows && strcmp(one.content, two.content) == 0 && strlen(one.content) == 32);
  FAILS(loam_content_digest(&stream, NULL, NULL, NULL, 0, &two, &error), "stream_released");
  FAILS(loam_content_digest(NULL, NULL, NULL, NULL, 0, &two, &error), "bad_request");
  /* Released in any case. */
  CHECK(loam_table_stream(world, "orders", NULL, &stream, NULL) == 0);
  FAILS(loam_content_digest(&stream, world, "customers", NULL, 0, &two, &error), "unknown_column");
  CHECK(stream.release == NULL);
  CHECK(loam_table_stream(world, "orders", NULL, &stream, NULL) == 0);
  FAILS(loam_content_digest(&stream, world, "orders", NULL, 0, NULL, &error), "bad_request");
  CHECK(stream.release == NULL);
}

static void writing(loam_world *world, const char *directory) {
  const char *tables[] = {"customers", "orders"}, *formats[] = {"csv", "ndjson"};
  loam_write_options options = {
      .struct_size = sizeof options, .to = directory, .tables = tables, .table_count = 2, .formats = formats,
      .format_count = 2, .compress = "zstd", .threads = 2};
  char *json = NULL;
  CHECK(loam_world_write(world, &options, &json, NULL) == 0);
  CHECK(json && strstr(json, "plan_digest"));
  loam_free(json);
  FAILS(loam_world_write(world, &options, NULL, &error), "output_exists");
  options.policy = 9;
  FAILS(loam_world_write(world, &options, NULL, &error), "bad_request");
  options.policy = LOAM_OVERWRITE, options.compress = "brotli";
  FAILS(loam_world_write(world, &options, NULL, &error), "unknown_codec");
  options.compress = NULL, formats[1] = "xls";
  FAILS(loam_world_write(world, &options, NULL, &error), "unknown_format");
  formats[1] = "ndjson", options.cancellation = loam_cancellation_open();
  loam_cancellation_cancel(options.cancellation);
  FAILS(loam_world_write(world, &options, NULL, &error), "interrupted");
  loam_cancellation_close(options.cancellation);
  /* Cancelled before it began: what was there is untouched, and is a run of another plan. */
  options.cancellation = NULL, options.policy = LOAM_RESUME;
  FAILS(loam_world_write(world, &options, NULL, &error), "other_plan");
  options.policy = LOAM_OVERWRITE;
  CHECK(loam_world_write(world, &options, NULL, NULL) == 0);
  loam_cancellation_cancel(NULL);
}

struct work {
  loam_world *world;
  struct ArrowArrayStream *stream;
  long rows;
};

static void *use_world(void *argument) {
  struct work *work = argument;
  for (int i = 0; i < 40; i++) work->rows += taken_apart(work->world, i & 1 ? "order_items" : "orders", i % 10);
  for (int i = 0; i < 40; i++) {
    int64_t rows;
    FAILS(loam_table_rows(work->world, "nothing", &rows, &error), "unknown_table");
    loam_world_close(open_world("baseline", "customers=20"));
  }
  return NULL;
}

static void *drain(void *argument) {
  struct work *work = argument;
  for (;;) {
    struct ArrowArray array;
    if (work->stream->get_next(work->stream, &array) != 0 || !array.release) return NULL;
    work->rows += (long)array.length;
    array.release(&array);
  }
}

static void threads(loam_world *world) {
  pthread_t ids[2];
  struct work work[2] = {{.world = world}, {.world = world}};
  for (int i = 0; i < 2; i++) pthread_create(&ids[i], NULL, use_world, &work[i]);
  for (int i = 0; i < 2; i++) pthread_join(ids[i], NULL);
  CHECK(work[0].rows == work[1].rows && work[0].rows > 0);

  struct ArrowArrayStream stream;
  loam_stream_options options = {.struct_size = sizeof options, .batch_rows = 100};
  int64_t rows;
  CHECK(loam_table_stream(world, "orders", &options, &stream, NULL) == 0);
  CHECK(loam_table_rows(world, "orders", &rows, NULL) == 0);
  struct work both[2] = {{.stream = &stream}, {.stream = &stream}};
  for (int i = 0; i < 2; i++) pthread_create(&ids[i], NULL, drain, &both[i]);
  for (int i = 0; i < 2; i++) pthread_join(ids[i], NULL);
  CHECK(both[0].rows + both[1].rows == rows);
  stream.release(&stream);
}

/* A capsule as PyCapsule_GetPointer would look into it. */
struct capsule {
  const char *name;
  void *room;
};

static void *capsule_pointer(void *capsule, const char *name) {
  struct capsule *inside = capsule;
  return strcmp(inside->name, name) == 0 ? inside->room : NULL;
}

static void capsules(loam_world *world) {
  loam_capsule_prepare(capsule_pointer);
  for (int way = 0; way < 3; way++) {
    struct capsule stream = {"arrow_array_stream", loam_capsule_room()};
    struct capsule schema = {"arrow_schema", loam_capsule_room()};
    CHECK(loam_table_stream(world, "orders", NULL, stream.room, NULL) == 0);
    CHECK(loam_table_schema(world, "orders", NULL, schema.room, NULL) == 0);
    if (way == 1) {
      struct ArrowArrayStream moved = *(struct ArrowArrayStream *)stream.room;
      ((struct ArrowArrayStream *)stream.room)->release = NULL;
      moved.release(&moved);
    }
    loam_capsule_destroy_stream(&stream);
    loam_capsule_destroy_schema(&schema);
  }
  void *room = loam_capsule_room();
  loam_free(room);
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  long streams = count > 3 ? atol(arguments[3]) : 10000;
  char narrow[1024], directory[1024];
  snprintf(narrow, sizeof narrow, "%s/orders_narrow.yaml", arguments[1]);
  snprintf(directory, sizeof directory, "%s/shop", arguments[2]);

  CHECK(strlen(loam_version()) > 0 && loam_determinism() >= 2);
  char *recipes = loam_recipes();
  CHECK(strstr(recipes, "flash_sale"));
  loam_free(recipes);
  errors();
  older_caller();

  loam_world *shop = open_world("flash_sale", "customers=200"), *orders = open_world(narrow, "orders=3000");
  tables(shop);
  digests(shop);
  writing(shop, directory);
  threads(shop);
  capsules(shop);
  for (int way = 0; way < 10; way++) taken_apart(shop, "cart_abandonment", way);
  for (long i = 0; i < streams; i++) taken_apart(orders, "orders", (int)(i % 10));
  /* A stream outlives its world. */
  struct ArrowArrayStream last;
  struct ArrowArray array;
  CHECK(loam_table_stream(shop, "customers", NULL, &last, NULL) == 0);
  loam_world_close(shop);
  loam_world_close(orders);
  CHECK(last.get_next(&last, &array) == 0 && array.release);
  last.release(&last);
  array.release(&array);
  if (failures == 0) printf("%ld streams, every order of release, two threads, all errors: as loam.h says\n", streams);
  return failures != 0;
}
