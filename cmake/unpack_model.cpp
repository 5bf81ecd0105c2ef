// unpack_model MODEL TABLES: a packed model file → its tables as ModelFile::embedded wants them. Run by the build, so that a
// program has nothing to unpack when it starts.

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/text/model_file.hpp"

#include <cstdio>

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: unpack_model MODEL TABLES\n", stderr);
        return 2;
    }
    try {
        const skein::ModelFile model(skein::read_file(arguments[1], skein::max_model_bytes), arguments[1]);
        skein::AtomicFile file(arguments[2]);
        file.sink().append(model.bytes());
        file.commit();
    } catch (const skein::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
