/* Stands in for bcryptprimitives.dll, which wine 8 lacks and every Rust program asks for random bytes. Tests only. */
#include <windows.h>

/* Known as RtlGenRandom; advapi32 has it under this name. */
BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    const SIZE_T most = 1u << 20;
    while (count > 0) {
        SIZE_T part = count < most ? count : most;
        if (!SystemFunction036(bytes, (ULONG)part))
            return FALSE;
        bytes += part;
        count -= part;
    }
    return TRUE;
}
