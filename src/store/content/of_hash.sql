select bytes from content where hash = ?1
