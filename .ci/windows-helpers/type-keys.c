/* Types into a window as a keyboard and UniKey do, and tells what is on the clipboard: to see Vietnamese typed on Windows.
 *
 *   type-keys.exe TITLE DELAY_MS ITEM...   into the first visible window whose title contains TITLE
 *     key:4E shift:4E ctrl:46              a real key by its number, alone or with Shift or Ctrl
 *     unicode:0111                         a letter without a key, as an input method sends it
 *     replace:2:1EC5,006E                  2 Backspaces and the letters, in one batch: how UniKey puts the marks on
 *     wait:500                             milliseconds
 *   type-keys.exe --clipboard              prints the clipboard's text as UTF-8
 *
 * Exit 0 done, 1 no such window, no text, or keys refused by the system, 2 wrong usage.
 */
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

static INPUT batch[128];
static UINT used;

static void add(WORD key, WORD scan, DWORD flags)
{
    if (used == sizeof batch / sizeof *batch)
        return;
    INPUT *input = &batch[used++];
    memset(input, 0, sizeof *input);
    input->type = INPUT_KEYBOARD;
    input->ki.wVk = key;
    input->ki.wScan = scan;
    input->ki.dwFlags = flags;
}

static void key(WORD code)
{
    WORD scan = (WORD)MapVirtualKeyW(code, MAPVK_VK_TO_VSC);
    add(code, scan, 0);
    add(code, scan, KEYEVENTF_KEYUP);
}

static void key_with(WORD held, WORD code)
{
    WORD scan = (WORD)MapVirtualKeyW(held, MAPVK_VK_TO_VSC);
    add(held, scan, 0);
    key(code);
    add(held, scan, KEYEVENTF_KEYUP);
}

static void letter(WORD unit)
{
    add(0, unit, KEYEVENTF_UNICODE);
    add(0, unit, KEYEVENTF_UNICODE | KEYEVENTF_KEYUP);
}

static const wchar_t *after(const wchar_t *item, const wchar_t *name)
{
    size_t length = wcslen(name);
    return wcsncmp(item, name, length) == 0 ? item + length : NULL;
}

/* Fills the batch; 0 when the item is not understood. */
static int read_item(const wchar_t *item)
{
    const wchar_t *rest;
    wchar_t *end;
    used = 0;
    if ((rest = after(item, L"key:")))
        key((WORD)wcstoul(rest, NULL, 16));
    else if ((rest = after(item, L"shift:")))
        key_with(VK_SHIFT, (WORD)wcstoul(rest, NULL, 16));
    else if ((rest = after(item, L"ctrl:")))
        key_with(VK_CONTROL, (WORD)wcstoul(rest, NULL, 16));
    else if ((rest = after(item, L"unicode:")))
        letter((WORD)wcstoul(rest, NULL, 16));
    else if ((rest = after(item, L"wait:")))
        Sleep(wcstoul(rest, NULL, 10));
    else if ((rest = after(item, L"replace:"))) {
        for (unsigned long n = wcstoul(rest, &end, 10); n > 0; n--)
            key(VK_BACK);
        while (*end == L':' || *end == L',')
            letter((WORD)wcstoul(end + 1, &end, 16));
    } else
        return 0;
    return 1;
}

struct search {
    const wchar_t *title;
    HWND found;
};

static BOOL CALLBACK look_at(HWND window, LPARAM parameter)
{
    struct search *search = (struct search *)parameter;
    wchar_t title[512];
    if (IsWindowVisible(window) && GetWindowTextW(window, title, 512) > 0 && wcsstr(title, search->title)) {
        search->found = window;
        return FALSE;
    }
    return TRUE;
}

static int print_clipboard(void)
{
    static char utf8[65536];
    int length = 0;
    if (!OpenClipboard(NULL))
        return 1;
    HANDLE data = GetClipboardData(CF_UNICODETEXT);
    const wchar_t *text = data ? GlobalLock(data) : NULL;
    if (text) {
        length = WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, NULL, NULL);
        GlobalUnlock(data);
    }
    CloseClipboard();
    if (length > 1)
        fwrite(utf8, 1, (size_t)length - 1, stdout);
    return length > 1 ? 0 : 1;
}

int wmain(int count, wchar_t **arguments)
{
    if (count == 2 && wcscmp(arguments[1], L"--clipboard") == 0)
        return print_clipboard();
    if (count < 4)
        return 2;
    struct search search = {arguments[1], NULL};
    EnumWindows(look_at, (LPARAM)&search);
    if (!search.found)
        return 1;
    SetForegroundWindow(search.found);
    Sleep(500);
    for (int i = 3; i < count; i++) {
        if (!read_item(arguments[i]))
            return 2;
        if (SendInput(used, batch, sizeof *batch) != used)
            return 1;
        Sleep(wcstoul(arguments[2], NULL, 10));
    }
    return 0;
}
